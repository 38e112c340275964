import { useEffect, useRef } from 'react';
import type { TicketCard } from '../../electron/bridge/slices';
import { currentWords, type RendererWords } from '../i18n/use-words';
import { useMirror, useSlice } from '../store';
import { say } from '../ui/say';
import { askOf, decisionWords } from './decision-words';
import { elsewhereWords } from './elsewhere-words';
import { type News, newsBetween } from './news';
import { standingOf } from './standing';

/** Reads arrivals and results out, in whichever view the person is. */
export function useNews(): void {
  const cards = useSlice('inbox');
  const before = useRef(cards);
  useEffect(() => {
    const news = newsBetween(before.current, cards);
    before.current = cards;
    const sentences = news.map((piece) => sentenceOf(piece, currentWords())).filter((text) => text !== '');
    if (sentences.length > 0) say(sentences.join('. '));
  }, [cards]);
}

function sentenceOf(news: News, words: RendererWords): string {
  if (news.what === 'decision') return decisionSentence(news.card, words);
  if (news.what === 'elsewhere') {
    const { elsewhere, ticket } = news.card;
    const { text } = elsewhereWords(elsewhere, words);
    return words.t('inbox.announce', { state: text, name: ticket.requester.name });
  }
  const [only, ...rest] = news.cards;
  if (!only || rest.length > 0) return words.t('inbox.arrivedMany', { count: news.cards.length });
  return words.t('inbox.arrived', { name: only.ticket.requester.name, ask: askOf(only, words) });
}

function decisionSentence(card: TicketCard, words: RendererWords): string {
  const { slices } = useMirror.getState();
  const { name } = card.ticket.requester;
  if (card.decision?.state === 'undone') return words.t('inbox.undone', { name });
  const standing = standingOf(card, {
    account: slices?.accounts.find(({ id }) => id === card.accountId),
    online: slices?.desktop.online ?? true,
    nowMs: Date.now(),
  });
  return words.t('inbox.announce', { state: decisionWords(card, standing, words).text, name });
}
