/** The preset file: fills the sign-in form, for administrators, the demo and the tests. Never holds a password. */
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Preset } from '../bridge/slices';
import { type SystemName, systemNames } from '../office/office-system';
import { normaliseServerAddress } from '../session/server-address';
import { readSmallFile } from './small-file';

const maxBytes = 65_536;

const presetFile = z.strictObject({
  system: z.enum(systemNames).exactOptional(),
  server: z.string().min(1).max(2_048).exactOptional(),
  login: z.string().min(1).max(320).exactOptional(),
  /** PEM; relative to the preset file. */
  caFile: z.string().min(1).max(4_096).exactOptional(),
  /** `false` forbids saving people as files, for as long as the program runs that was started with this preset. */
  exportPeople: z.boolean().exactOptional(),
  /** Where the marketplace's claim is found; relative to the preset file. */
  claimFile: z.string().min(1).max(4_096).exactOptional(),
});

/** What fills the form, and what only the main process goes by. */
export interface PresetFile extends Preset {
  readonly claimFile?: string;
}

/** What is wrong with a preset file, in a sentence for the administrator; it names keys, never values. */
export class PresetError extends Error {
  override readonly name = 'PresetError';
}

/**
 * Reads and checks a preset file.
 * @param path relative to the working folder.
 * @throws PresetError
 */
export async function readPreset(path: string): Promise<PresetFile> {
  const text = await readSmallFile(path, maxBytes).catch((cause: NodeJS.ErrnoException) => {
    const problem = cause.code === 'EFBIG' ? 'is too large' : `cannot be read (${cause.code})`;
    throw new PresetError(`The preset file ${path} ${problem}.`, { cause });
  });
  return parsePreset(text, path);
}

/**
 * @param path names the file in errors; files are relative to its folder.
 * @throws PresetError
 */
export function parsePreset(text: string, path: string): PresetFile {
  const content = parseJson(text, path);
  const secret = secretKey(content);
  if (secret !== undefined) {
    throw new PresetError(
      `The preset file ${path} has the key "${secret}". A preset never holds a secret: remove it, and change the password if it was a real one.`,
    );
  }
  const checked = presetFile.safeParse(content);
  if (!checked.success)
    throw new PresetError(`The preset file ${path} is not valid: ${reasons(checked.error)}.`);
  const { caFile, claimFile, ...rest } = checked.data;
  const folder = dirname(path);
  return {
    ...rest,
    ...(caFile !== undefined && { caFile: resolve(folder, caFile) }),
    ...(claimFile !== undefined && { claimFile: resolve(folder, claimFile) }),
  };
}

/** The claim goes to the server that the preset names, and to no other: the window has no say in it. */
export function claimFileFor(
  { claimFile, system, server }: PresetFile,
  wantedSystem: SystemName,
  origin: string,
): { claimFile?: string } {
  if (claimFile === undefined || server === undefined || system !== wantedSystem) return {};
  return normaliseServerAddress(server) === origin ? { claimFile } : {};
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (cause) {
    throw new PresetError(`The preset file ${path} is not JSON.`, { cause });
  }
}

function secretKey(content: unknown): string | undefined {
  if (typeof content !== 'object' || content === null) return undefined;
  return Object.keys(content).find((key) => /pass|secret|token|api.?key|credential|pwd/i.test(key));
}

function reasons(error: z.ZodError): string {
  return error.issues
    .map((issue) =>
      issue.code === 'unrecognized_keys'
        ? `unknown ${issue.keys.map((key) => `"${key}"`).join(', ')}`
        : `"${issue.path.join('.') || 'the whole'}" (${issue.code})`,
    )
    .join(', ');
}
