import { describe, expect, test } from 'vitest';
import { newsBetween } from '../../../renderer/inbox/news';
import { card } from './cards';

describe('News of the inbox', () => {
  test('are arrivals, told as one', () => {
    const [news, ...rest] = newsBetween([card('a')], [card('a'), card('b'), card('c')]);
    expect(rest).toEqual([]);
    expect(news?.what === 'arrived' && news.cards.map(({ ticket }) => ticket.id)).toEqual(['b', 'c']);
  });

  test('are decisions that reached another state, and no others', () => {
    const before = [card('a', { state: 'sending' }), card('b', { state: 'queued' }), card('c')];
    const after = [card('a', { state: 'confirmed' }), card('b', { state: 'queued' }), card('c', {})];
    const told = newsBetween(before, after).map((news) => news.what === 'decision' && news.card.ticket.id);
    expect(told).toEqual(['a', 'c']);
  });

  test('are requests decided elsewhere, once it is known by whom', () => {
    const gone = { ...card('a'), elsewhere: { noticedAt: 1, looking: true } };
    const known = { ...card('a'), elsewhere: { noticedAt: 1, looking: false, stateText: 'approved' } };
    expect(newsBetween([card('a')], [gone])).toEqual([]);
    expect(newsBetween([gone], [known])).toEqual([{ what: 'elsewhere', card: known }]);
    expect(newsBetween([known], [known])).toEqual([]);
  });

  test('are none when nothing happened', () => {
    expect(newsBetween([card('a')], [card('a')])).toEqual([]);
  });
});
