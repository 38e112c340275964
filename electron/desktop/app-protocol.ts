/** Serves the renderer's bundle as `app://offitray/`. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import { appFile, appScheme, contentSecurityPolicy } from './app-address';

/** Has to run before `app` is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

/**
 * Serves the bundle to a session.
 * @param folder absolute path of the renderer's bundle; it may be inside the asar.
 * @param onRefused called with an address that names no file of ours.
 */
export function serveApp(session: Session, folder: string, onRefused: (address: string) => void): void {
  session.protocol.handle(appScheme, async ({ url, method }) => {
    const file = method === 'GET' ? appFile(url, folder) : undefined;
    const body = file && (await readFile(file.path).catch(() => undefined));
    if (file === undefined || body === undefined) {
      onRefused(url);
      return new Response(null, { status: 404, headers: safeHeaders });
    }
    return new Response(new Uint8Array(body), {
      headers: { ...safeHeaders, 'Content-Type': file.contentType },
    });
  });
}

const safeHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
};
