/** People as they cross the bridge: lines of the search, a card, a chart, and what can be done with them. */
import { z } from 'zod';
import { id, localDate, moment, person, text } from './schemas';

/** One line of the people search. `marks` are [start, end) offsets into `displayName` of the letters that matched. */
export const personHit = z.object({
  accountId: id,
  id,
  displayName: text,
  marks: z.array(z.tuple([z.number().int(), z.number().int()])),
  title: text.exactOptional(),
  department: text.exactOptional(),
  /** The number one would dial. */
  number: text.exactOptional(),
  awayUntil: localDate.exactOptional(),
  /** The other accounts that know the same person, by their address. */
  alsoIn: z.array(id).exactOptional(),
  /** Where the picture is, if there turns out to be one. */
  photo: text.exactOptional(),
});
export type PersonHit = z.infer<typeof personHit>;

export const personRef = z.object({ accountId: id, personId: id });

/** Whom one wants at hand before the first letter is typed. */
export const atHand = z.object({
  favourites: z.array(personHit),
  recent: z.array(personHit),
  /** The person, where the directory knows anybody around them. */
  me: personRef.exactOptional(),
});
export type AtHand = z.infer<typeof atHand>;

const personName = z.object({ id, displayName: text });

/** Everything known of one colleague; what the account does not say is filled in from the others that know them. */
export const personCard = z.object({
  accountId: id,
  person,
  /** Each once, the one to dial first. */
  numbers: z.array(
    z.object({
      kind: z.enum(['desk', 'mobile', 'other']),
      number: text,
      /** A telephone can dial it as it stands. */
      dialable: z.boolean(),
      accountId: id,
      personId: id,
    }),
  ),
  manager: personName.exactOptional(),
  /** There is a manager, and the directory does not know who that is. */
  managerUnknown: z.literal(true).exactOptional(),
  /** The first of them, by name. */
  reports: z.array(personName),
  reportCount: z.number().int(),
  /** Everybody with the same manager, the person too, and who stands beside them by name. */
  team: z.object({
    size: z.number().int(),
    before: personName.exactOptional(),
    after: personName.exactOptional(),
  }),
  awayUntil: localDate.exactOptional(),
  asOf: moment.exactOptional(),
  favourite: z.boolean(),
  /** The person's page in the web application of an account. */
  page: z.object({ accountId: id, path: text }).exactOptional(),
  /** The same person as other accounts have them, by their address. */
  others: z.array(personRef),
  /** Where the picture is, if there turns out to be one. */
  photo: text.exactOptional(),
});
export type PersonCard = z.infer<typeof personCard>;

const chartPerson = personName.extend({ title: text.exactOptional(), reports: z.number().int() });
const teamPart = z.object({
  people: z.array(chartPerson),
  /** Place of the first of them, from 0. */
  from: z.number().int(),
  total: z.number().int(),
});

/** A person's line and team, a bounded part of it. */
export const orgChart = z.object({
  person: chartPerson,
  /** From the top to the person's own manager. */
  line: z.array(chartPerson),
  /** What is above the first of the line. */
  above: z.enum(['top', 'unknown', 'circle', 'more']),
  team: teamPart,
  reports: teamPart,
});
export type OrgChart = z.infer<typeof orgChart>;
export type ChartPerson = z.infer<typeof chartPerson>;

const place = z.number().int().min(0).max(10_000_000);
export const orgChartWish = personRef.extend({
  /** Absent for the part of the team in which the person is. */
  teamFrom: place.exactOptional(),
  reportsFrom: place.exactOptional(),
});

/** What is done with a person by one key. */
export const personUse = z.enum(['call', 'mail', 'copyEmail', 'copyText', 'copyVcard', 'open']);
export type PersonUse = z.infer<typeof personUse>;

/** What is on the screen, to be saved as a file. */
export const exportWish = z.object({
  as: z.enum(['csv', 'vcard']),
  what: z.union([
    personRef,
    z.object({ text: z.string().min(1).max(200), limit: z.number().int().min(1).max(200) }),
    z.literal('favourites'),
  ]),
});
export type ExportWish = z.infer<typeof exportWish>;
