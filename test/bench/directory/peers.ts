/** The libraries a team would pick, set up as their documentation recommends for finding people while typing. */
import uFuzzy from '@leeoniya/ufuzzy';
import { Charset, Index } from 'flexsearch';
import Fuse from 'fuse.js';
import fuzzysort from 'fuzzysort';
import MiniSearch from 'minisearch';
import type { Person } from '../../../electron/office/person';
import { plainLetters } from './plain-letters';
import type { Contender } from './task';

/** A person as a library is given it: everything one may look for, without accents, numbers as digits alone. */
export interface PeerDocument {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  readonly login: string;
  readonly phones: string;
}

export function documentOf(person: Person, id: number): PeerDocument {
  return {
    id,
    name: plainLetters(person.displayName),
    email: person.email ?? '',
    login: person.login ?? '',
    phones: person.phones.map(({ number }) => number.replace(/\D/g, '')).join(' '),
  };
}

/** What is typed is treated like the documents. */
function plainQuery(text: string): string {
  const isPhone = /^[\d\s+()./-]+$/.test(text);
  return isPhone ? text.replace(/\D/g, '').replace(/^00/, '') : plainLetters(text);
}

/** Gives the ids of people found, best first. */
export type PeerSearch = (text: string, limit: number) => readonly number[];

const fields = ['name', 'email', 'login', 'phones'] as const;

type Peer = (documents: readonly PeerDocument[]) => PeerSearch;

export const peers: Record<Exclude<Contender, 'OffiTray'>, Peer> = {
  // One typing error in each word, words in any order.
  uFuzzy: (documents) => {
    const lines = documents.map(lineOf);
    const fuzzy = new uFuzzy({ intraMode: 1 });
    return (text, limit) => {
      const [found, info, order] = fuzzy.search(lines, plainQuery(text), 5, 1_000);
      if (found === null) return [];
      return order === null
        ? found.slice(0, limit)
        : order.slice(0, limit).map((place) => info.idx[place] ?? -1);
    };
  },
  MiniSearch: (documents) => {
    const index = new MiniSearch<PeerDocument>({
      fields: [...fields],
      searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { name: 2 } },
    });
    index.addAll(documents);
    return (text, limit) =>
      index
        .search(plainQuery(text))
        .slice(0, limit)
        .map(({ id }) => Number(id));
  },
  FlexSearch: (documents) => {
    const index = new Index({ tokenize: 'forward', encoder: Charset.LatinBalance });
    for (const document of documents) index.add(document.id, lineOf(document));
    return (text, limit) => index.search(plainQuery(text), { limit, suggest: true }).map(Number);
  },
  fuzzysort: (documents) => {
    const snapshot = fuzzysort.snapshot(documents, { keys: [...fields] });
    return (text, limit) => fuzzysort.go(plainQuery(text), snapshot, { limit }).map(({ obj }) => obj.id);
  },
  'Fuse.js': (documents) => {
    const index = new Fuse(documents, { keys: [...fields], useTokenSearch: true, tokenMatch: 'all' });
    return (text, limit) => index.search(plainQuery(text), { limit }).map(({ item }) => item.id);
  },
};

function lineOf({ name, email, login, phones }: PeerDocument): string {
  return `${name} ${email} ${login} ${phones}`;
}
