import { expect, it } from 'vitest';
import type { Approver } from '../../../electron/office/leave';
import { approvalOf } from '../../../electron/surfaces/approval';

const names: Readonly<Record<string, string>> = { me: 'Me', ola: 'Ola Bąk', jan: 'Jan Nowak' };
const ask = (onRequest: readonly Approver[] | undefined, chain?: readonly Approver[]) =>
  approvalOf({ onRequest, chain, me: 'me', nameOf: (id) => names[id] });

it('says who approved before and who decides next, as the request tells', () => {
  const steps: Approver[] = [
    { personId: 'jan', standing: 'approved' },
    { personId: 'me' },
    { personId: 'ola' },
  ];
  expect(ask(steps, [{ personId: 'me' }])).toEqual({
    earlier: ['Jan Nowak'],
    next: 'Ola Bąk',
    last: false,
    steps: [
      { name: 'Jan Nowak', me: false, standing: 'approved' },
      { name: 'Me', me: true },
      { name: 'Ola Bąk', me: false },
    ],
  });
});

it('takes the order from the chain where the request tells nothing, and nobody for approved', () => {
  const chain = [{ personId: 'jan' }, { personId: 'me' }];
  expect(ask(undefined, chain)).toMatchObject({ earlier: [], last: true });
});

it('names nobody whose name is not known', () => {
  expect(ask([{ personId: 'me' }, { personId: 'x' }])).toEqual({
    earlier: [],
    last: false,
    steps: [{ name: 'Me', me: true }, { me: false }],
  });
});

it.each([
  ['nothing is told', undefined, undefined],
  ['the person signed in is not among them', [{ personId: 'ola' }], undefined],
  ['the person signed in has decided', [{ personId: 'me', standing: 'approved' as const }], undefined],
  ['the chain is of others', undefined, [{ personId: 'ola' }]],
])('is not known when %s', (_, onRequest, chain) => {
  expect(ask(onRequest, chain)).toBeUndefined();
});
