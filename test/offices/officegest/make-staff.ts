import { type Language, mailboxFor, makeName } from '../common/people-names';
import { deskNumber, mobileNumber } from '../common/phone-numbers';
import type { SeededRandom } from '../common/random';
import type { Department, Employee } from './model';

const leastPeople = 4;

const weights: Record<Language, number> = { pt: 82, en: 6, fr: 6, de: 3, pl: 3 };
const departmentNames = ['Oficina', 'Receção', 'Peças', 'Colisão', 'Administração', 'Vendas', 'Pós-venda'];
const peopleEach = 8;

/**
 * Makes the staff as a tree: the first person leads the whole house and is responsible for the management, to which
 * those belong who are responsible for the other departments; everybody else belongs to one of these.
 */
export function makeStaff(
  random: SeededRandom,
  count: number,
  domain: string,
  now: Date,
): { departments: Department[]; employees: Employee[] } {
  if (!Number.isInteger(count) || count < leastPeople) {
    throw new RangeError(`A company has at least ${leastPeople} people.`);
  }
  const others = Math.max(1, Math.ceil((count - 1) / (peopleEach + 1)));
  const departments: Department[] = [{ id: 1, name: 'Gerência', responsible: 1 }];
  for (let at = 0; at < others; at += 1) {
    const name = departmentNames[at % departmentNames.length] ?? 'Oficina';
    const round = Math.floor(at / departmentNames.length);
    departments.push({ id: at + 2, name: round === 0 ? name : `${name} ${round + 1}`, responsible: at + 2 });
  }
  const names = random.fork('names');
  const phones = random.fork('phones');
  const taken = new Map<string, number>();
  const employees = Array.from({ length: count }, (_one, index): Employee => {
    const name = makeName(names, weights);
    const mailbox = mailboxFor(name);
    const namesakes = taken.get(mailbox) ?? 0;
    taken.set(mailbox, namesakes + 1);
    const login = `${mailbox}${namesakes === 0 ? '' : namesakes + 1}`;
    const isHead = index <= others;
    const department = isHead ? 1 : ((index - others - 1) % others) + 2;
    return {
      id: index + 1,
      name: `${name.given} ${name.family}`,
      login,
      email: `${login}@${domain}`,
      phone: phones.chance(0.7) ? deskNumber(phones, name.language) : '',
      mobile: phones.chance(0.9) ? mobileNumber(phones, name.language) : '',
      active: true,
      department,
      createdAt: new Date(now.getTime() - phones.int(30, 2_000) * 86_400_000),
      isMechanic: !isHead && departments[department - 1]?.name.startsWith('Oficina') === true,
    };
  });
  return { departments, employees };
}
