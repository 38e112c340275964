import { fail, OfficeError } from '../office/errors';

/** What SQLite and the file system say when there is no room left. */
const fullCodes = ['SQLITE_FULL', 'ENOSPC', 'EDQUOT'];

/**
 * Any error of SQLite or of the file system as one of the two failures a person can act on: `disk-full`, or
 * `disk-corrupt` with what was being done and the code as detail. Errors that are already named pass through.
 */
export function diskFailure(thrown: unknown, doing: string): OfficeError {
  if (thrown instanceof OfficeError) return thrown;
  const code = codeOf(thrown);
  if (fullCodes.some((full) => code.startsWith(full))) return fail('disk-full', { detail: code }, thrown);
  return fail('disk-corrupt', { detail: `${doing}: ${explain(code, thrown)}`.slice(0, 200) }, thrown);
}

/** Whether a failure says that the file itself is unreadable, rather than that the disk has no room. */
export function isUnreadable(thrown: unknown): boolean {
  return thrown instanceof OfficeError && thrown.failure.name === 'disk-corrupt';
}

function codeOf(thrown: unknown): string {
  if (thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string') return thrown.code;
  return '';
}

function explain(code: string, thrown: unknown): string {
  if (code === 'SQLITE_NOTADB') return 'the key does not open the file, or the file is damaged';
  if (code.startsWith('SQLITE_CORRUPT')) return `the file is damaged (${code})`;
  if (code.startsWith('SQLITE_BUSY')) return 'another program is using the file';
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS' || code.startsWith('SQLITE_READONLY')) {
    return `the folder cannot be written (${code})`;
  }
  return thrown instanceof Error ? thrown.message : String(thrown);
}
