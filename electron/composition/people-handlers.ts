/** What each request about people does. */
import type { Handlers } from '../bridge/contract';
import type { AtHand, ExportWish, PersonUse } from '../bridge/people';
import { atHand } from '../directory/favourites';
import type { Hit } from '../directory/hits';
import { orgChart } from '../directory/org-chart';
import { type PersonDetails, personCard } from '../directory/person-card';
import { prepareSearch, searchPeople } from '../directory/search-people';
import { fail, failureOf } from '../office/errors';
import { dayIn } from '../office/today';
import { peopleCsv } from '../surfaces/people-csv';
import { personText } from '../surfaces/person-text';
import { vcards } from '../surfaces/person-vcard';
import type { DesktopHands } from './handlers';
import type { House } from './house';

type PeopleRequests =
  | 'searchPeople'
  | 'outsideContacts'
  | 'personCard'
  | 'orgChart'
  | 'peopleAtHand'
  | 'favour'
  | 'reachPerson'
  | 'usePerson'
  | 'exportPeople';

export function createPeopleHandlers(
  house: Pick<House, 'store' | 'attempt' | 'words' | 'outside' | 'mayExportPeople' | 'photoOf'>,
  hands: Pick<DesktopHands, 'call' | 'mail' | 'copy' | 'openWebPage' | 'savePeople'>,
): Pick<Handlers, PeopleRequests> {
  const { store } = house;

  function today(accountId: string): string {
    return dayIn(store.accounts.get(accountId)?.identity?.timeZone);
  }

  function cardOf(accountId: string, personId: string): PersonDetails {
    const card = personCard(store, accountId, personId, today(accountId));
    if (card === undefined) throw fail('not-found');
    return card;
  }

  const accountName = (accountId: string) => {
    const account = store.accounts.get(accountId);
    return account?.identity?.organisation ?? account?.origin ?? '';
  };

  function vcardOf(people: readonly PersonDetails[]): string {
    return vcards(people, {
      organisation: (accountId) => store.accounts.get(accountId)?.identity?.organisation,
      roomNote: (room) =>
        house
          .words()
          .t('personFile.line', { label: house.words().t('personFile.columns.room'), value: room }),
    });
  }

  /** A picture is asked for under a name that says nothing; where it comes from stays here. */
  function withPhoto<Shown extends Pick<Hit, 'pictured'>>({ pictured = [], ...shown }: Shown) {
    return { ...shown, ...house.photoOf(pictured) };
  }

  /** Refused here too: a button that is not shown is no lock. */
  function allowExport(): void {
    if (!house.mayExportPeople()) throw fail('forbidden', { detail: 'export of people' });
  }

  /** The first account in whose directory the person has a team. */
  function whoIsAsking(): Pick<AtHand, 'me'> {
    for (const { id: accountId, identity } of store.accounts.all()) {
      if (identity === undefined) continue;
      const me = { accountId, personId: identity.person.id };
      const chart = orgChart(store, me);
      if (chart && chart.team.total + chart.reports.total > 0) return { me };
    }
    return {};
  }

  async function handOver(to: 'call' | 'mail', value: string): Promise<void> {
    const taken = await (to === 'call' ? hands.call(value) : hands.mail(value));
    if (!taken) throw fail('invalid', { detail: `nothing opens ${to}` });
  }

  async function openPage({ page }: PersonDetails): Promise<string | null> {
    const account = page && store.accounts.get(page.accountId);
    if (page === undefined || account === undefined) return null;
    if (!(await hands.openWebPage(page.path, account.origin)))
      throw fail('invalid', { detail: 'no browser' });
    return page.path;
  }

  function copied(text: string | undefined): string | null {
    if (text === undefined) return null;
    hands.copy(text);
    return text;
  }

  /** What was done is done, also where nobody can write down that it was. */
  function notePick(accountId: string, personId: string): void {
    house.attempt('pick', () => store.people.notePick(accountId, personId, Date.now()));
  }

  /** @returns what it was done with, `null` when the person has nothing of the kind. */
  async function use(card: PersonDetails, how: PersonUse): Promise<string | null> {
    const { email, displayName } = card.person;
    if (how === 'open') return openPage(card);
    if (how === 'copyEmail') return copied(email);
    if (how === 'copyText') return copied(personText(card, house.words())) && displayName;
    if (how === 'copyVcard') {
      allowExport();
      return copied(vcardOf([card])) && displayName;
    }
    const value = how === 'mail' ? email : card.numbers.find(({ dialable }) => dialable)?.number;
    if (value === undefined) return null;
    await handOver(how, value);
    return value;
  }

  /** Those on the screen, as they stand there. */
  function wanted(what: ExportWish['what']): readonly PersonDetails[] {
    if (what !== 'favourites' && 'personId' in what) return [cardOf(what.accountId, what.personId)];
    const day = dayIn(undefined);
    const hits =
      what === 'favourites'
        ? atHand(store, day).favourites
        : searchPeople(store, { ...what, today: day }).hits;
    return hits.flatMap(({ accountId, id }) => personCard(store, accountId, id, day) ?? []);
  }

  return {
    async searchPeople(query) {
      await prepareSearch(store);
      const { hits, more } = searchPeople(store, { ...query, today: dayIn(undefined) });
      return { hits: hits.map(withPhoto), more };
    },
    outsideContacts: ({ text }) => house.outside.find(text),
    personCard({ accountId, personId }) {
      const card = personCard(store, accountId, personId, today(accountId));
      return card === undefined ? null : withPhoto(card);
    },
    orgChart: (wish) => orgChart(store, wish) ?? null,
    peopleAtHand() {
      // Asked for when people come into view: the first letter is typed soon. What goes wrong here goes wrong, and is told, there.
      prepareSearch(store).catch(() => undefined);
      const { favourites, recent } = atHand(store, dayIn(undefined));
      return { favourites: favourites.map(withPhoto), recent: recent.map(withPhoto), ...whoIsAsking() };
    },
    favour({ accountId, personId }) {
      const card = cardOf(accountId, personId);
      store.transaction(() => {
        if (!card.favourite) store.people.favour(accountId, personId, Date.now());
        // Of somebody whom several accounts know, any record may be the one that was chosen.
        else
          for (const one of [{ accountId, personId }, ...card.others])
            store.people.favour(one.accountId, one.personId, null);
      });
      return !card.favourite;
    },
    async reachPerson({ accountId, personId, how, value }) {
      try {
        const colleague = store.people.get(accountId, personId);
        const person = colleague ?? house.outside.get(accountId, personId);
        const own = [person?.email, ...(person?.phones ?? []).map((phone) => phone.number)];
        if (person === undefined || !own.includes(value)) throw fail('not-found');
        if (how === 'copy') hands.copy(value);
        else await handOver(how, value);
        if (colleague !== undefined) notePick(accountId, personId);
        return { ok: true };
      } catch (thrown) {
        return { ok: false, failure: failureOf(thrown) };
      }
    },
    async usePerson({ accountId, personId, use: how }) {
      try {
        const value = await use(cardOf(accountId, personId), how);
        if (value !== null) notePick(accountId, personId);
        return { ok: true, value };
      } catch (thrown) {
        return { ok: false, failure: failureOf(thrown) };
      }
    },
    async exportPeople({ as, what }) {
      try {
        allowExport();
        const people = wanted(what);
        const content = as === 'csv' ? peopleCsv(people, accountName, house.words()) : vcardOf(people);
        const [only, another] = people;
        const name = another === undefined ? only?.person.displayName : undefined;
        return { ok: true, file: await hands.savePeople({ as, content, name }) };
      } catch (thrown) {
        return { ok: false, failure: failureOf(thrown) };
      }
    },
  };
}
