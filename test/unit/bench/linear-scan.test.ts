import { expect, test } from 'vitest';
import { makeScan } from '../../bench/linear-scan';
import { person } from '../store/people-samples';

const scan = makeScan([
  person('1', 'Łukasz Żółć', { phones: [{ kind: 'desk', number: '22 555 01 23' }] }),
  person('2', 'Anna Zolcinska', { email: 'az@office.example' }),
  person('3', 'Zoe Groß'),
]);
const found = (text: string, limit = 10) => scan(text, limit).map(({ id }) => id);

test('the baseline of the search finds what it is measured for', () => {
  expect(found('zolc')).toEqual(['2', '1']);
  expect(found('zolc luk')).toEqual(['1']);
  expect(found('GROSS')).toEqual(['3']);
  expect(found('555')).toEqual(['1']);
  expect(found('z')).toEqual(['3', '2', '1']);
  expect(found('z', 1)).toEqual(['3']);
  expect(found(' ')).toEqual([]);
});
