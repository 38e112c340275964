import { Agent, request } from 'undici';
import type { OfficeSystem } from '../../../electron/office/office-system';
import { systems } from '../../../electron/systems/registry';
import { type OfficeName, officeSystems, type RunningOffice, startOffice } from '../../offices';
import type { BenchGroup } from '../bench-context';
import { type Figure, makeFigure } from '../figure';
import { median } from '../statistics';
import { type SentRequest, watchRequests } from '../watch-requests';

const PEOPLE = 200;
const BYTES_IN_KB = 1_000;
const AIM_REQUESTS = 4;
/** Some lists are read by turns, so a look is counted several times; every list has had its turn after so many. */
const POLLS = 10;

/** What one look sent, and what the bare client had to read for the same. */
interface Poll {
  readonly requests: number;
  readonly bytes: number;
  readonly bareBytes: number;
}

/**
 * What a look at the server costs it, when nothing is new and when one thing is. The bare client sends the very same
 * requests, but remembers nothing and unpacks nothing: no validators, no compression. Beside the requests stands how
 * many lists there are to read: a client that asks for each by itself needs so many.
 */
export const pollGroup: BenchGroup = {
  name: 'poll',
  about: 'requests and bytes of a look with nothing new, and with one change, for each system',
  async run({ rounds = POLLS }) {
    const figures: Figure[] = [];
    for (const name of officeSystems) figures.push(...(await measureSystem(name, rounds)));
    return figures;
  },
};

async function measureSystem(name: OfficeName, rounds: number): Promise<readonly Figure[]> {
  const office = await startOffice({ system: name, people: PEOPLE, seed: 3 });
  const system = openSystem(name, office);
  const bare = new Agent({ connect: { ca: office.caPem } });
  try {
    const lists = new Set<string>();
    const look = async () => {
      const { poll, sent } = await watchPoll(system, bare, office.url);
      for (const list of sent.flatMap(listsOf)) lists.add(list);
      return poll;
    };
    for (let count = 0; count < POLLS; count += 1) await look();
    const quiet: Poll[] = [];
    for (let round = 0; round < rounds; round += 1) quiet.push(await look());
    const changed: Poll[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const before = (await system.waiting()).tickets.length;
      await addWork(name, office);
      changed.push(await look());
      const after = (await system.waiting()).tickets.length;
      if (after <= before) throw new Error(`${name} did not show what was new`);
    }
    return [
      ...figuresOf(`poll.${name}.quiet`, quiet, lists.size),
      ...figuresOf(`poll.${name}.one-change`, changed, lists.size),
    ];
  } finally {
    await Promise.all([system.close(), bare.destroy()]);
    await office.close();
  }
}

function figuresOf(id: string, polls: readonly Poll[], lists: number): readonly Figure[] {
  const requests = Math.max(...polls.map((poll) => poll.requests));
  const middle = (read: (poll: Poll) => number) => median(polls.map(read)) / BYTES_IN_KB;
  return [
    // The aim is for the number, not for this ratio, so the two stand apart.
    makeFigure(`${id}.requests`, { value: requests }, 'requests', AIM_REQUESTS),
    makeFigure(`${id}.requests-beside-lists`, { value: requests, baseline: lists }, 'requests'),
    makeFigure(
      `${id}.bytes`,
      { value: middle((poll) => poll.bytes), baseline: middle((poll) => poll.bareBytes) },
      'kB',
    ),
  ];
}

async function watchPoll(
  system: OfficeSystem,
  bare: Agent,
  origin: string,
): Promise<{ readonly poll: Poll; readonly sent: readonly SentRequest[] }> {
  const watch = watchRequests(origin);
  try {
    const { missing } = await system.waiting();
    if (missing.length > 0) throw new Error(`A part could not be read: ${JSON.stringify(missing)}`);
  } finally {
    watch.stop();
  }
  return {
    poll: {
      requests: watch.sent.length,
      bytes: sum(watch.sent),
      bareBytes: await bareBytes(bare, origin, watch.sent),
    },
    sent: watch.sent,
  };
}

async function bareBytes(bare: Agent, origin: string, sent: readonly SentRequest[]): Promise<number> {
  const watch = watchRequests(origin);
  try {
    for (const { method, path, headers, body } of sent) {
      const {
        'if-none-match': _etag,
        'if-modified-since': _since,
        'accept-encoding': _encodings,
        ...plain
      } = headers;
      const answer = await request(new URL(path, origin), {
        // Only methods that the client itself has sent.
        method: method as 'GET' | 'POST',
        headers: plain,
        dispatcher: bare,
        ...(body !== undefined && { body }),
      });
      await answer.body.dump({ limit: Number.MAX_SAFE_INTEGER });
      if (answer.statusCode >= 400) throw new Error(`${path} answered the bare client ${answer.statusCode}`);
    }
  } finally {
    watch.stop();
  }
  return sum(watch.sent);
}

const isOneEntry = /\/\d+$/;

/** Which lists a request reads: its address, or each action where many go in one (onOffice). */
function listsOf({ path, body }: SentRequest): readonly string[] {
  const [address = path] = path.split('?');
  const actions = [...(body ?? '').matchAll(/"resourcetype":"([^"]+)"/g)].map(([, type]) => String(type));
  if (actions.length > 0) return actions;
  return isOneEntry.test(address) ? [] : [address];
}

function sum(sent: readonly SentRequest[]): number {
  return sent.reduce((bytes, { answerBytes }) => bytes + answerBytes, 0);
}

function openSystem(name: OfficeName, office: RunningOffice<OfficeName>): OfficeSystem {
  const definition = systems.find((one) => one.name === name);
  const login = office.logins[0];
  if (definition === undefined || login === undefined) throw new Error(`Nobody can sign in to ${name}`);
  return definition.open({
    origin: office.url,
    caPem: office.caPem,
    userAgent: 'OffiTray/bench',
    resolveProxy: async () => 'DIRECT',
    credentials: async () => login,
    onSessionState: () => undefined,
  });
}

/** One more thing that waits for the first login. */
async function addWork(name: OfficeName, office: RunningOffice<OfficeName>): Promise<void> {
  const of = <Name extends OfficeName>(_name: Name) => office.control as RunningOffice<Name>['control'];
  switch (name) {
    case 'offiserv':
      await of(name).createLeave({ approver: office.logins[0]?.login });
      return;
    case 'officegest':
      await of(name).createOrder({ invoiceName: 'Ana Brandão' });
      return;
    case 'onlyoffice':
      await of(name).createTask();
      return;
    case 'onoffice':
      await of(name).createTask();
      return;
  }
}
