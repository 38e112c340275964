import { describe, expect, test } from 'vitest';
import { containing, everything, filterChoices, filtered } from '../../../renderer/inbox/filter';
import { wordsIn } from '../../words';
import { account, card } from './cards';

const leave = card('1');
const task = { ...card('2'), accountId: 'a2', ticket: { ...card('2').ticket, kind: 'task' as const } };
const two = [account({ organisation: 'Biuro' }), account({ id: 'a2', organisation: 'Kanzlei' })];

describe('The inbox can be narrowed down', () => {
  test('by account where there are several, and by kind where there are several', () => {
    const choices = filterChoices([leave, task], two);
    expect(choices.map(({ value }) => value)).toEqual([
      everything,
      'account a1',
      'account a2',
      'kind leave',
      'kind task',
    ]);
    expect(filtered([leave, task], 'account a2', choices)).toEqual([task]);
    expect(filtered([leave, task], 'kind leave', choices)).toEqual([leave]);
    expect(filtered([leave, task], everything, choices)).toEqual([leave, task]);
  });

  test('not at all where it would change nothing', () => {
    expect(filterChoices([leave], [account()])).toEqual([]);
  });

  test('and shows everything again when what it was narrowed to has gone', () => {
    expect(filtered([leave], 'kind task', filterChoices([leave], two))).toEqual([leave]);
  });

  test('to what contains every word that is typed, whatever its case and accents', () => {
    const words = wordsIn('en');
    const anna = { ...leave, ticket: { ...leave.ticket, requester: { name: 'Łucja Śliwińska' } } };
    expect(containing([anna, task], 'lucja  HOLIDAY', words)).toEqual([anna]);
    expect(containing([anna, task], 'śliw', words)).toEqual([anna]);
    expect(containing([anna, task], 'sliwinska 9', words)).toEqual([]);
    const jorg = { ...leave, ticket: { ...leave.ticket, requester: { name: 'Jörg Straßmann' } } };
    expect(containing([anna, jorg], 'joerg strass', words)).toEqual([jorg]);
    expect(containing([anna, task], ' ', words)).toEqual([anna, task]);
  });
});
