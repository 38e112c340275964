/** Serves the renderer's bundle, and pictures of people, as `app://offitray/`. */
import { readFile } from 'node:fs/promises';
import { protocol, type Session } from 'electron';
import type { Picture } from '../office/picture';
import { appFile, appScheme, contentSecurityPolicy, photoName } from './app-address';

/** Has to run before `app` is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: appScheme, privileges: { standard: true, secure: true, codeCache: true } },
  ]);
}

export interface AppContent {
  /** Absolute path of the renderer's bundle; it may be inside the asar. */
  readonly folder: string;
  readonly photos: {
    isKnown(name: string): boolean;
    read(name: string): Promise<Picture | undefined>;
  };
  /** Called with an address that names nothing of ours. */
  onRefused(address: string): void;
}

/** Serves the bundle and the pictures to a session. */
export function serveApp(session: Session, { folder, photos, onRefused }: AppContent): void {
  session.protocol.handle(appScheme, async ({ url, method }) => {
    const name = method === 'GET' ? photoName(url) : undefined;
    if (name !== undefined && photos.isKnown(name)) {
      const picture = await photos.read(name);
      return picture === undefined ? nothing() : content(picture.bytes, picture.mediaType);
    }
    const file = method === 'GET' ? appFile(url, folder) : undefined;
    const body = file && (await readFile(file.path).catch(() => undefined));
    if (file === undefined || body === undefined) {
      onRefused(url);
      return nothing();
    }
    return content(body, file.contentType);
  });
}

function content(bytes: Uint8Array, contentType: string): Response {
  return new Response(new Uint8Array(bytes), { headers: { ...safeHeaders, 'Content-Type': contentType } });
}

function nothing(): Response {
  return new Response(null, { status: 404, headers: safeHeaders });
}

const safeHeaders = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), display-capture=()',
};
