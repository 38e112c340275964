import type { Language } from './people-names';
import type { SeededRandom } from './random';

/** A desk number as people write it in that country. */
export function deskNumber(random: SeededRandom, language: Language): string {
  const d = (count: number) => random.digits(count);
  switch (language) {
    case 'pl':
      return random.pick([
        () => `+48 22 ${random.int(200, 899)} ${d(2)} ${d(2)}`,
        () => `+48 (22) ${random.int(200, 899)}-${d(2)}-${d(2)}`,
        () => `22 ${random.int(200, 899)} ${d(2)} ${d(2)} ext. ${random.int(100, 999)}`,
      ])();
    case 'de':
      return `+49 30 ${random.int(2000, 8999)}-${random.int(100, 999)}`;
    case 'pt':
      return `+351 21 ${random.int(300, 899)} ${d(4)}`;
    case 'en':
      return `+44 20 7${d(3)} ${d(4)}`;
    case 'fr':
      return `+33 1 4${d(1)} ${d(2)} ${d(2)} ${d(2)}`;
  }
}

/** A mobile number as people write it in that country. */
export function mobileNumber(random: SeededRandom, language: Language): string {
  const d = (count: number) => random.digits(count);
  switch (language) {
    case 'pl':
      return random.pick([
        () => `+48 ${random.int(500, 899)} ${d(3)} ${d(3)}`,
        () => `+48 ${random.int(500, 899)}-${d(3)}-${d(3)}`,
      ])();
    case 'de':
      return `+49 17${random.int(0, 9)} ${d(7)}`;
    case 'pt':
      return `+351 9${random.pick(['1', '2', '3', '6'])}${d(1)} ${d(3)} ${d(3)}`;
    case 'en':
      return `+44 7${d(3)} ${d(6)}`;
    case 'fr':
      return `+33 6 ${d(2)} ${d(2)} ${d(2)} ${d(2)}`;
  }
}
