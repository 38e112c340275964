import { makeName } from '../common/people-names';
import { deskNumber, mobileNumber } from '../common/phone-numbers';
import { addDays, type PlainDate } from '../common/plain-dates';
import type { SeededRandom } from '../common/random';
import { instantOf } from '../common/zoned-time';
import {
  type Appointment,
  activeStatuses,
  type Employee,
  type ServiceOrder,
  type Trader,
  type Vehicle,
} from './model';

const zone = 'Europe/Lisbon';
const dayMs = 86_400_000;
const places = ['Lisboa', 'Porto', 'Braga', 'Évora', 'Faro', 'Setúbal', 'São João da Madeira'];
const works = ['Revisão', 'Mudança de óleo', 'Travões', 'Pneus', 'Embraiagem', 'Distribuição', 'Diagnóstico'];

export function makeTraders(random: SeededRandom, count: number, kind: 'customer' | 'supplier'): Trader[] {
  return Array.from({ length: count }, (_one, index) => {
    const name = makeName(random, { pt: 90, en: 4, fr: 4, de: 1, pl: 1 });
    const isFirm = kind === 'supplier' || random.chance(0.4);
    return {
      id: (kind === 'customer' ? 1_000 : 5_000) + index,
      name: isFirm ? `${name.family} & Filhos, Lda` : `${name.given} ${name.family}`,
      taxId: `${random.pick(['2', '5'])}${random.digits(8)}`,
      email: `geral${index}@${kind === 'customer' ? 'cliente' : 'fornecedor'}.example`,
      phone: deskNumber(random, 'pt'),
      mobile: random.chance(0.6) ? mobileNumber(random, 'pt') : '',
      city: random.pick(places),
      postalCode: `${random.int(1000, 8999)}-${random.digits(3)}`,
    };
  });
}

export function makeVehicles(random: SeededRandom, count: number, now: Date): Vehicle[] {
  const letters = 'ABCDEFGHIJLMNOPQRSTUVXZ';
  const pair = () => random.pick([...letters]) + random.pick([...letters]);
  return Array.from({ length: count }, (_one, index) => ({
    plate: `${pair()}-${String(index % 100).padStart(2, '0')}-${pair()}`,
    vin: `VF1${random.token(14).toUpperCase()}`,
    description: random.pick(['Renault Clio', 'Peugeot 208', 'Toyota Yaris', 'Citroën C3', 'Seat Ibiza']),
    isActive: random.chance(0.9),
    createdAt: new Date(now.getTime() - random.int(1, 900) * dayMs),
  }));
}

/** The diary: for everybody a few entries around today, and now and then a vacation or a training. */
export function makeDiary(random: SeededRandom, employees: readonly Employee[], today: PlainDate) {
  const entries: Omit<Appointment, 'id'>[] = [];
  const add = (employee: number, title: string, start: Date, end: Date, more: Partial<Appointment> = {}) =>
    entries.push({
      title,
      start,
      end,
      confirmed: random.chance(0.5),
      completed: false,
      noShow: false,
      employee,
      location: '[1] Sede',
      ...more,
    });
  for (const { id } of employees) {
    for (let left = random.int(0, 3); left > 0; left -= 1) {
      const day = addDays(today, random.int(-3, 20));
      const hour = random.int(8, 17);
      const time = (more: number) => instantOf(zone, day, `${String(hour + more).padStart(2, '0')}:00`);
      add(id, `${random.pick(works)} – cliente`, time(0), time(1));
    }
    if (random.chance(0.12)) {
      const from = addDays(today, random.int(-6, 6));
      const title = random.pick(['Férias', 'FÉRIAS', 'férias (aprovado)', 'Formação']);
      add(id, title, instantOf(zone, from), instantOf(zone, addDays(from, random.int(1, 8))));
    }
  }
  return entries;
}

export function makeOrders(
  random: SeededRandom,
  mechanics: readonly Employee[],
  customers: readonly Trader[],
  vehicles: readonly Vehicle[],
  count: number,
  now: Date,
): ServiceOrder[] {
  return Array.from({ length: count }, (_one, index): ServiceOrder => {
    const customer = random.pick(customers);
    const isActive = index >= count * 0.6;
    return {
      number: 2_600_001 + index,
      status: isActive ? random.pick(activeStatuses) : 'FEC',
      customer: customer.id,
      invoiceName: customer.name,
      plate: random.pick(vehicles).plate,
      date: new Date(now.getTime() - (count - index) * 3_600_000),
      expectedDelivery: random.chance(0.8) ? new Date(now.getTime() + random.int(2, 96) * 3_600_000) : null,
      mechanic: random.chance(0.9) ? random.pick(mechanics).id : null,
      priority: random.int(0, 3),
      cancelled: !isActive && random.chance(0.1),
      awaitingParts: random.chance(0.2),
      observations: `${random.pick(works)}. Cliente espera telefonema.`,
      intervention: random.pick(works),
    };
  });
}
