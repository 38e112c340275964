/** Which part of the inbox is shown: everything, one account's, or one kind of thing. Pure. */
import type { AccountView, TicketCard } from '../../electron/bridge/slices';
import { saysAll } from '../../electron/bridge/words/said-words';
import type { RendererWords } from '../i18n/use-words';
import { accountLabel } from '../shell/account-state';
import { askOf } from './decision-words';

type Kind = TicketCard['ticket']['kind'];

/** `all`, `account ID` or `kind KIND`. */
export type Filter = string;
export const everything: Filter = 'all';

export interface FilterChoice {
  readonly value: Filter;
  /** An account has its own name; a kind is named by the words. */
  readonly account?: string;
  readonly kind?: Kind;
}

/** What there is to choose from; nothing where it would change nothing. */
export function filterChoices(
  cards: readonly TicketCard[],
  accounts: readonly AccountView[],
): readonly FilterChoice[] {
  const kinds = [...new Set(cards.map(({ ticket }) => ticket.kind))].sort();
  const byAccount = accounts.length < 2 ? [] : accounts;
  const choices = [
    ...byAccount.map((account) => ({ value: `account ${account.id}`, account: accountLabel(account) })),
    ...(kinds.length < 2 ? [] : kinds.map((kind) => ({ value: `kind ${kind}`, kind }))),
  ];
  return choices.length === 0 ? [] : [{ value: everything }, ...choices];
}

/** The cards that a filter lets through; one that is no longer offered lets everything through. */
export function filtered(
  cards: readonly TicketCard[],
  filter: Filter,
  choices: readonly FilterChoice[],
): readonly TicketCard[] {
  if (filter === everything || choices.every(({ value }) => value !== filter)) return cards;
  return cards.filter(
    ({ accountId, ticket }) => filter === `account ${accountId}` || filter === `kind ${ticket.kind}`,
  );
}

/** The cards in which every word of a text occurs, in whatever a person reads of them. */
export function containing(
  cards: readonly TicketCard[],
  text: string,
  words: RendererWords,
): readonly TicketCard[] {
  const isWanted = saysAll(text);
  if (isWanted === undefined) return cards;
  return cards.filter((card) => {
    const { requester, title, body = '', leave } = card.ticket;
    return isWanted([requester.name, title, body, askOf(card, words), leave?.comment ?? ''].join(' '));
  });
}
