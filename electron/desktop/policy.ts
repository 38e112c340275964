/**
 * What whoever looks after this computer allows, from a file that only they can write. It keeps people from mistakes; it
 * cannot keep anybody from anything who runs programs of their own.
 */
import { posix, win32 } from 'node:path';
import { z } from 'zod';
import { readSmallFile } from './small-file';

export interface Policy {
  /** People may be saved as files, and copied as a vCard. */
  readonly exportPeople: boolean;
}

/** Where nothing is said, everything is allowed: what can be exported is what the person sees anyway. */
const noPolicy: Policy = { exportPeople: true };
/** Who wrote a policy that cannot be read wanted something forbidden. */
const unreadable: Policy = { exportPeople: false };

const policyFile = z.strictObject({ exportPeople: z.boolean().exactOptional() });
const maxBytes = 65_536;

/** The one place of the policy on a system; its folder belongs to the administrator. */
export function policyPath(
  platform: NodeJS.Platform = process.platform,
  programData = process.env.ProgramData ?? 'C:\\ProgramData',
): string {
  if (platform === 'win32') return win32.join(programData, 'OffiTray', 'policy.json');
  if (platform === 'darwin') return '/Library/Application Support/OffiTray/policy.json';
  return posix.join('/etc', 'offitray', 'policy.json');
}

/** @param onTrouble told why a file that is there cannot be used; then what it could forbid is forbidden. */
export async function readPolicy(path: string, onTrouble: (why: string) => void): Promise<Policy> {
  let text: string;
  try {
    text = await readSmallFile(path, maxBytes);
  } catch (thrown) {
    const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
    if (code === 'ENOENT' || code === 'ENOTDIR') return noPolicy;
    onTrouble(`cannot be read (${code})`);
    return unreadable;
  }
  const policy = parsed(text);
  if (policy !== undefined) return { ...noPolicy, ...policy };
  onTrouble('is not valid');
  return unreadable;
}

function parsed(text: string): z.infer<typeof policyFile> | undefined {
  try {
    return policyFile.safeParse(JSON.parse(text.replace(/^\ufeff/, ''))).data;
  } catch (thrown) {
    if (thrown instanceof SyntaxError) return undefined;
    throw thrown;
  }
}
