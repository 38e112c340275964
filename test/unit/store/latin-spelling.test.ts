import { expect, test } from 'vitest';
import { foldText } from '../../../electron/office/fold-text';
import { latinWord, plainForm } from '../../../electron/store/latin-spelling';

test.each([
  ['Юрий', ['Yuriy', 'Yuri', 'Jurij', 'Iurii', 'Jury']],
  ['Екатерина', ['Ekaterina', 'Yekaterina', 'Jekaterina']],
  ['Хрущёв', ['Khrushchev', 'Hruscev'.replace('sc', 'sch')]],
  ['Чайковский', ['Tchaikovsky', 'Chaykovskiy', 'Tschaikowskij', 'Czajkowskij']],
  ['Щербаков', ['Shcherbakov', 'Scherbakow', 'Szczerbakow']],
  ['Васильев', ['Vasiliev', 'Vasilyev', 'Wassiljew'.replace('ss', 's')]],
  ['Ксения', ['Ksenia', 'Kseniya', 'Xenia']],
  ['Татьяна', ['Tatiana', 'Tatyana', 'Tatjana']],
])('%s is the same however it is written in Latin letters', (name, written) => {
  const latin = latinWord(foldText(name));
  expect(written.map((one) => plainForm(foldText(one)))).toEqual(written.map(() => latin));
});

test('a word in other letters has no Latin spelling of its own', () => {
  expect([latinWord('anna'), latinWord('שרה'), latinWord('')]).toEqual([undefined, undefined, undefined]);
});
