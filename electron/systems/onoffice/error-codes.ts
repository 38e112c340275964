import { type FailureName, fail, type OfficeError } from '../../office/errors';

/** Error numbers as the reference groups them (a.5, "Error numbers worth handling"). */
const groups: readonly (readonly [FailureName, readonly number[]])[] = [
  ['wrong-credentials', [13, 22, 28, 30, 40, 41, 42, 43, 45, 47, 48, 49, 137]],
  ['forbidden', [149, 156, 158, 170, 174, 253, 261, 262]],
  ['not-found', [80, 169]],
  ['module-off', [23, 24, 25, 199]],
  ['expired', [193, 201, 248]],
  ['server-down', [136, 500]],
];

export const clockError = 136;
/** The outer status that says no more than that an action failed. */
export const lookInside = 97;
export const notAuthenticated = 22;
/** Made up for a result that is missing from an answer, as the vendor's own plugin does (a.2). */
export const missingResult = 500;

const claimErrors: ReadonlySet<number> = new Set([193, 201, 248]);
const fieldErrors: ReadonlySet<number> = new Set([138, 141, 143, 144, 145, 154]);

export function isFieldError(code: number): boolean {
  return fieldErrors.has(code);
}

export function isClaimError(code: number): boolean {
  return claimErrors.has(code);
}

export function isCredentialError(code: number): boolean {
  return nameOf(code) === 'wrong-credentials';
}

/** The failure behind an error number. Its text stays behind: it may quote what was sent. */
export function codeFailure(code: number): OfficeError {
  return fail(nameOf(code), { detail: `onOffice ${code}` });
}

function nameOf(code: number): FailureName {
  // No error has such a number: what was there could not be read.
  if (code <= 0) return 'malformed';
  return groups.find(([, codes]) => codes.includes(code))?.[0] ?? 'invalid';
}
