/** Which field of the sign-in form a failure belongs to, so that its sentences stand beside what has to be changed. */
import type { Slices } from '../../electron/bridge/slices';
import type { FailureView } from '../ui/failure-note';

export type FailureField = 'server' | 'password' | 'login' | 'person' | 'code' | 'form';

const atServer: readonly FailureView['name'][] = [
  'offline',
  'timeout',
  'tls-untrusted',
  'tls-expired',
  'wrong-host',
  'proxy-auth',
  'server-down',
  'not-this-system',
  'malformed',
  'too-large',
  'invalid',
];

/** The second factor has to be set up first, on the web page: there is no code to type. */
function noCodeYet({ detail }: FailureView): boolean {
  return detail === 'sms-no-phone' || detail === 'app-unlinked';
}

/** @param fields what the system asks everybody for. */
export function fieldOf(
  failure: FailureView,
  fields: Slices['systems'][number]['fields'] = [],
): FailureField {
  if (failure.name === 'wrong-credentials') return 'password';
  if (failure.name === 'second-factor') return noCodeYet(failure) ? 'form' : 'code';
  if (failure.name === 'invalid' && failure.detail?.startsWith('person:'))
    return fields.includes('person') ? 'login' : 'person';
  if (failure.name === 'invalid' && failure.detail?.startsWith('key:')) return 'password';
  return atServer.includes(failure.name) ? 'server' : 'form';
}
