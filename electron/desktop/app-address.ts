/** The address of our own page, and which file of the bundle each address names. Knows no Electron. */
import { extname, join, sep } from 'node:path';

export const appScheme = 'app';
const appHost = 'offitray';
const appOrigin = `${appScheme}://${appHost}`;
export const appPage = `${appOrigin}/index.html`;

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

/**
 * Everything the window may do, which is little: our own files, and pictures that we drew ourselves, those of people
 * among them. All network is in the main process.
 */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

export interface AppFile {
  readonly path: string;
  readonly contentType: string;
}

/**
 * The file behind an address, or `undefined` for anything but a plain name below the folder. What the bundler writes
 * needs no escapes, so none are understood: no `%`, no backslash, no dot at the start of a name.
 *
 * @param address as the request has it, before anybody tidied it.
 * @param folder absolute path of the renderer's bundle.
 */
export function appFile(address: string, folder: string): AppFile | undefined {
  const match = /^app:\/\/offitray((?:\/[A-Za-z0-9_-][A-Za-z0-9._-]*)+)$/.exec(address);
  const name = match?.[1];
  if (name === undefined || name.length > 300) return undefined;
  const contentType = contentTypes[extname(name)];
  const path = join(folder, name);
  if (contentType === undefined || !path.startsWith(folder + sep)) return undefined;
  return { path, contentType };
}

/** Where the window finds the picture of that name. */
export function photoAddress(name: string): string {
  return `${appOrigin}/photos/${name}`;
}

/** The name of the picture behind an address, or `undefined` for any other address. */
export function photoName(address: string): string | undefined {
  return /^app:\/\/offitray\/photos\/([A-Za-z0-9_-]{43})$/.exec(address)?.[1];
}

/** Whether a frame shows our page; what follows `#` does not matter. */
export function isOwnPage(address: string): boolean {
  return address === appPage || address.startsWith(`${appPage}#`);
}

/** Which requests of a window may leave it at all. */
export function isAllowedRequest(address: string, inspectable: boolean): boolean {
  if (address.startsWith(`${appOrigin}/`) || address.startsWith('data:')) return true;
  return inspectable && address.startsWith('devtools://devtools/');
}
