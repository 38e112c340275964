import type { Authority, CertificateKind } from './certificates';
import type { OfficeClock } from './clock';
import { type Fault, type FaultBox, type FaultInput, faultSchema } from './faults';
import type { LedgerEntry, LoggedRequest, OfficeLog, SignInAttempt } from './office-log';
import type { SecureListener } from './secure-listener';
import type { SwitchBoard, SwitchTable } from './switches';

/** What tests can do with any office, in its own process or over its control port. */
export interface CommonControl {
  /** Every write received, in order of arrival. */
  ledger(): Promise<LedgerEntry[]>;
  /** Every request received since the logs were cleared; the latest 20,000 with their particulars. */
  requests(): Promise<{ count: number; requests: LoggedRequest[] }>;
  signIns(): Promise<SignInAttempt[]>;
  clearLogs(): Promise<void>;
  addFault(fault: FaultInput): Promise<{ id: number }>;
  faults(): Promise<{ id: number; left: number | 'always'; fault: Fault }[]>;
  clearFaults(): Promise<void>;
  switches(): Promise<Record<string, string | number | boolean>>;
  /** @throws RangeError (400 over HTTP) for a name or a value that does not exist */
  setSwitches(changes: Record<string, string | number | boolean>): Promise<void>;
  /** Ends every session, or one person's. */
  expireSessions(input?: { login?: string | undefined }): Promise<{ ended: number }>;
  stopListening(): Promise<void>;
  listen(): Promise<void>;
  useCertificate(input: { kind: CertificateKind }): Promise<void>;
  setPassword(input: { login: string; password: string }): Promise<void>;
  /** Sets how far the office's clock is ahead of the true one; negative for behind. */
  shiftClock(input: { offsetMs: number }): Promise<void>;
}

/** What the common half of a control object works on. */
export interface CommonParts {
  readonly log: OfficeLog;
  readonly faults: FaultBox;
  readonly switches: SwitchBoard<SwitchTable>;
  readonly listener: SecureListener;
  readonly authority: Authority;
  readonly clock: OfficeClock;
  expireSessions(login: string | undefined): number;
  setPassword(login: string, password: string): void;
}

export function makeCommonControl(parts: CommonParts): CommonControl {
  return {
    ledger: async () => structuredClone(parts.log.ledger),
    requests: async () => structuredClone(parts.log.requests()),
    signIns: async () => structuredClone(parts.log.signIns),
    clearLogs: async () => parts.log.clear(),
    addFault: async (fault) => ({ id: parts.faults.add(faultSchema.parse(fault)) }),
    faults: async () => parts.faults.list(),
    clearFaults: async () => parts.faults.clear(),
    switches: async () => ({ ...parts.switches.values }),
    setSwitches: async (changes) => parts.switches.set(readChanges(changes)),
    expireSessions: async (input) => ({ ended: parts.expireSessions(input?.login) }),
    stopListening: () => parts.listener.stop(),
    listen: () => parts.listener.listen(),
    useCertificate: async ({ kind }) => parts.listener.useCertificate(await parts.authority.issue(kind)),
    setPassword: async ({ login, password }) => parts.setPassword(login, password),
    shiftClock: async ({ offsetMs }) => {
      parts.clock.offsetMs = offsetMs;
    },
  };
}

/** Takes `{"expiry": "redirect"}` and also `{"name": "expiry", "value": "redirect"}`. */
function readChanges(changes: Record<string, string | number | boolean>) {
  const { name, value, ...others } = changes;
  const isPair = typeof name === 'string' && value !== undefined && Object.keys(others).length === 0;
  return isPair ? { [name]: value } : changes;
}
