/** Companies of any size whose names, numbers and addresses are as mixed as those of a real one. */
import type { Person, Phone } from '../../../electron/office/person';
import { type Language, makeName } from '../../offices/common/people-names';
import { deskNumber, mobileNumber } from '../../offices/common/phone-numbers';
import { SeededRandom } from '../../offices/common/random';

/** Parts that make family names: a few names are had by many, and many by a few. */
const made: Readonly<Record<Language, { readonly stems: string; readonly ends: string }>> = {
  pl: {
    stems:
      'Bar Biel Bogd Bor Bron Brzoz Buk Chmiel Czar Dąbr Dobr Gaj Głow Góral Grab Gut Jagod Jaros Jasin Jawor Kamień Kasprz Kęp Klim Kłos Kon Kruszy Kub Lasoc Lipiń Łęcz Maj Mal Milew Mroc Niedź Nos Olsz Orł Pakuł Pias Podl Pruś Rad Rog Rud Rych Sobol Stach Stol Strzel Szym Śled Święc Tar Trzci Wal Wierz Wil Wojc Zab Zaw Żuraw',
    ends: 'owski ewski iński icki ecki ak ek czyk ewicz owicz czuk oń as oń uch alski ocki ulski ankiewicz asik',
  },
  de: {
    stems:
      'Ahl Alt Bach Berg Birk Brand Breit Buch Burg Dorn Eber Eich Eisen Feld Flöh Frei Gold Grün Hager Hain Hirsch Hohl Holz Kalt Kirch Kron Kupfer Lauter Lind Löw Mittel Mühl Nuss Ober Oster Pfaff Rab Reh Rosen Rüb Sand Schön Schwein Silber Stein Süß Tann Unter Wald Wein Weiß Wiesen Winkel Wolf Ziegel',
    ends: 'mann meier meyer bauer berger hauer müller stein bach feld hoff kamp straßer huber inger ner holz brunner eder lein',
  },
  pt: {
    stems:
      'Alm And Arag Barr Brag Cald Card Carv Cast Cord Esper Fagund Figuei Guim Lac Laran Mach Mend Mold Montei Negr Oliv Paix Per Quint Reb Salg Sampai Tavar Teix Vascon Vilh',
    ends: 'eira edo ança ães elo inho ões al ade oso ares ita ino egas erda ura',
  },
  en: {
    stems:
      'Ash Black Brad Burn Car Clay Cran Daw Dun East Fair Gar Hamp Har Hay Hor Kirk Lang Mar Mil Nor Old Pem Pres Red Rock Shel Stan Sut Thorn Wake Wel Whit Win Wood',
    ends: 'ton ley ford well wood field worth by son shaw man er bridge combe croft ham stead',
  },
  fr: {
    stems:
      'Beau Blanch Bois Bouch Caill Char Cour Dé Fauch Foug Gal Garn Gui Lam Lefè Mar Mon Mor Per Pic Poi Ren Roch Sauv Tess Val Ver Vill',
    ends: 'ard eau et in ier on ault el ière mont ville lais bert ot ène',
  },
};

const cyrillic = {
  given:
    'Александр Алексей Андрей Анна Валентина Виктор Галина Дмитрий Евгений Екатерина Елена Игорь Ирина Константин Ксения Людмила Максим Мария Михаил Наталья Николай Оксана Ольга Павел Светлана Сергей Татьяна Тимофей Фёдор Юлия Юрий Ярослав',
  stems:
    'Абрам Андре Баран Белоус Богдан Васил Виноград Воробь Гончар Григорь Дьяч Ершо Жуков Зайц Захар Иван Калин Киселё Ковал Козл Кузнец Лебед Макар Мельник Михайл Мороз Никит Орл Павл Петр Попо Румянц Савч Соловь Тарас Тимош Фёдор Харит Цветк Чернух Шапошник Шевч Щерб Юрч Яковл',
  ends: 'ов ев ин енко ук чук ский цов ович иков',
};
const nordic = {
  given: 'Søren Åse Bjørn Gøran Håkon Jørgen Kåre Mette Øyvind Solveig Þóra Đorđe',
  stems: 'Ander Berg Bjør Dal Ek Grøn Hø Kjær Lind Lø Møl Nør Ny Øster Ros Sjö Skov Sø Ström Ås',
  ends: 'sen sson gaard lund holm strøm berg dal kvist mark',
};
const departments =
  'Accounting,Sales,Logistics,Human Resources,Development,Legal,Purchasing,Quality,Customer Service,Marketing'.split(
    ',',
  );
const titles = 'Specialist,Manager,Engineer,Assistant,Director,Clerk,Consultant,Technician'.split(',');

/** The same seed gives the same people, each with a manager out of those before. */
export function makeCompany(count: number, seed: string): Person[] {
  const random = new SeededRandom(seed);
  const mailboxes = new Map<string, number>();
  return Array.from({ length: count }, (_, index) => {
    const { given, family, language } = nameOf(random);
    const phones: Phone[] = [{ kind: 'desk', number: deskNumber(random, language) }];
    if (random.chance(0.6)) phones.push({ kind: 'mobile', number: mobileNumber(random, language) });
    return {
      id: `p${index}`,
      displayName: random.chance(0.1) ? `${family} ${given}` : `${given} ${family}`,
      givenName: given,
      familyName: family,
      email: `${mailboxOf(index, given, family, mailboxes)}@office.example`,
      login: `u${random.digits(6)}`,
      phones,
      title: random.pick(titles),
      department: random.pick(departments),
      room: `${random.pick(['A', 'B', 'C'])}${random.int(100, 999)}`,
      ...(index === 0 ? {} : { managerId: `p${Math.floor((index - 1) / 8)}` }),
    };
  });
}

function nameOf(random: SeededRandom): { given: string; family: string; language: Language } {
  const kind = random.next();
  const pick = (words: string) => random.pick(words.split(' '));
  if (kind < 0.06) return { ...builtName(random, cyrillic), language: 'pl' };
  if (kind < 0.1) return { ...builtName(random, nordic), language: 'de' };
  const name = makeName(random, { pl: 4, de: 3, pt: 1, en: 1, fr: 1 });
  const { stems, ends } = made[name.language];
  // Half have a family name of the lists, the other half one that few share.
  let family = name.family;
  if (random.chance(0.5)) {
    const first = pick(stems);
    family = random.chance(0.4) ? `${first}${pick(stems).toLowerCase()}${pick(ends)}` : first + pick(ends);
    if (name.language === 'pl' && name.gender === 'woman') family = family.replace(/([sc]k)i$/u, '$1a');
  }
  const second = random.chance(0.12)
    ? ` ${makeName(random, { pl: 4, de: 3, pt: 1, en: 1, fr: 1 }).given}`
    : '';
  return { given: `${name.given}${second}`, family, language: name.language };
}

function builtName(random: SeededRandom, parts: { given: string; stems: string; ends: string }) {
  const pick = (words: string) => random.pick(words.split(' '));
  return { given: pick(parts.given), family: pick(parts.stems) + pick(parts.ends) };
}

function mailboxOf(index: number, given: string, family: string, known: Map<string, number>): string {
  const part = (text: string) =>
    text
      .toLowerCase()
      .normalize('NFD')
      .replaceAll('ł', 'l')
      .replaceAll('ø', 'o')
      .replaceAll('ß', 'ss')
      .replace(/[^a-z]/g, '');
  const plain = `${part(given)}.${part(family)}`;
  const name = plain.length < 5 ? `m${index}` : plain;
  const before = known.get(name) ?? 0;
  known.set(name, before + 1);
  return before === 0 ? name : `${name}${before + 1}`;
}
