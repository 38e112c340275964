/** Reasons being typed. Apart from the cards, so that a card drawn anew or another tab loses no word. */
import { create } from 'zustand';
import type { TicketCard } from '../../electron/bridge/slices';
import { bridge } from '../bridge';

export type Verb = TicketCard['ticket']['verbs'][number];

interface Draft {
  readonly verb: Verb;
  readonly reason: string;
  readonly open: boolean;
}

interface Drafts {
  readonly byTicket: Readonly<Record<string, Draft>>;
}

const useDrafts = create<Drafts>(() => ({ byTicket: {} }));

/** The open form of a ticket, if there is one. */
export function useDraft(key: string): Draft | undefined {
  const draft = useDrafts(({ byTicket }) => byTicket[key]);
  return draft?.open ? draft : undefined;
}

export function openDraft(key: string, verb: Verb): void {
  const reason = useDrafts.getState().byTicket[key]?.reason ?? '';
  change(key, { verb, reason, open: true });
}

export function typeReason(key: string, reason: string): void {
  const draft = useDrafts.getState().byTicket[key];
  if (draft) change(key, { ...draft, reason });
}

/** Closes the form and keeps what was typed. */
export function closeDraft(key: string): void {
  const draft = useDrafts.getState().byTicket[key];
  if (draft) change(key, { ...draft, open: false });
}

/** The words have been sent: they are no draft any more. */
export function dropDraft(key: string): void {
  const { [key]: _sent, ...byTicket } = useDrafts.getState().byTicket;
  apply(byTicket);
}

function change(key: string, draft: Draft): void {
  apply({ ...useDrafts.getState().byTicket, [key]: draft });
}

/** The window must not hide by itself while an open form holds words. */
function apply(byTicket: Drafts['byTicket']): void {
  const was = isTyping(useDrafts.getState().byTicket);
  useDrafts.setState({ byTicket });
  const is = isTyping(byTicket);
  if (is !== was) void bridge().typing({ on: is });
}

function isTyping(byTicket: Drafts['byTicket']): boolean {
  return Object.values(byTicket).some(({ open, reason }) => open && reason.trim() !== '');
}
