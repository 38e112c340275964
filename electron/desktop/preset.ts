/** The preset file: fills the sign-in form, for administrators, the demo and the tests. Never holds a password. */
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import type { Preset } from '../bridge/slices';
import { systemNames } from '../office/office-system';

const maxBytes = 65_536;

const presetFile = z.strictObject({
  system: z.enum(systemNames).exactOptional(),
  server: z.string().min(1).max(2_048).exactOptional(),
  login: z.string().min(1).max(320).exactOptional(),
  /** PEM; relative to the preset file. */
  caFile: z.string().min(1).max(4_096).exactOptional(),
  /** `false` forbids saving people as files, for as long as the program runs that was started with this preset. */
  exportPeople: z.boolean().exactOptional(),
});

/** What is wrong with a preset file, in a sentence for the administrator; it names keys, never values. */
export class PresetError extends Error {
  override readonly name = 'PresetError';
}

/**
 * Reads and checks a preset file.
 * @param path relative to the working folder.
 * @throws PresetError
 */
export async function readPreset(path: string): Promise<Preset> {
  const text = await readFile(path, 'utf8').catch((cause: NodeJS.ErrnoException) => {
    throw new PresetError(`The preset file ${path} cannot be read (${cause.code}).`, { cause });
  });
  if (text.length > maxBytes) throw new PresetError(`The preset file ${path} is too large.`);
  return parsePreset(text, path);
}

/**
 * @param path names the file in errors; `caFile` is relative to its folder.
 * @throws PresetError
 */
export function parsePreset(text: string, path: string): Preset {
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
  const { caFile, ...rest } = checked.data;
  return caFile === undefined ? rest : { ...rest, caFile: resolve(dirname(path), caFile) };
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
