import { instantOf, offsetText } from '../common/zoned-time';
import { badArgument, missingRight } from './api-error';
import { type Call, type Route, value } from './route';

/** Settings, news, counters and the batch. */
export const otherRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: /^settings$/u,
    run: ({ portal }) => {
      if (portal.switches.settings === 'forbidden') throw missingRight();
      const offset = offsetText(portal.zone, instantOf(portal.zone, `${portal.today.slice(0, 4)}-01-15`));
      const id = portal.switches.settingsZone === 'iana' ? portal.zone : 'W. Europe Standard Time';
      return value({
        timezone: `${id};60;(UTC${offset}) ${id};${id};${id};;`,
        trustedDomains: [],
        trustedDomainsType: 1,
        culture: 'de-DE',
        utcOffset: `${offset.startsWith('-') ? '-' : ''}${offset.slice(1)}:00`,
        utcHoursOffset: Number(offset.slice(0, 3)),
      });
    },
  },
  {
    method: 'GET',
    path: /^feed\/newfeedscount$/u,
    module: 'feed',
    run: ({ portal, viewer }) => value(portal.news.get(viewer.index) ?? 0),
  },
  {
    method: 'GET',
    path: /^feed\/filter$/u,
    module: 'feed',
    run: ({ portal, parameters, viewer }) => {
      // Without one of the two, looking counts as having read.
      if (parameters.flag('onlyNew') !== true && parameters.text('timeReaded') === null) {
        portal.news.set(viewer.index, 0);
        portal.sideEffects.push({ kind: 'feed-read', login: viewer.userName });
      }
      return value({ feeds: [], readedDate: portal.clock.now().toISOString() });
    },
  },
  {
    method: 'GET',
    path: /^mail\/folders$/u,
    module: 'mail',
    run: ({ portal, viewer }) => {
      portal.sideEffects.push({ kind: 'mailbox-marked-active', login: viewer.userName });
      return value([{ id: 1, unread: 1, unread_messages: 2, total_count: 9, total_messages_count: 12 }]);
    },
  },
  {
    method: 'GET',
    path: /^portal\/talk\/unreadmessages$/u,
    module: 'talk',
    run: ({ portal, viewer }) => value(portal.chatMessages.get(viewer.index) ?? 0),
  },
  { method: 'POST', path: /^batch$/u, run: batch },
];

/** A form field that holds a JSON list; each call may fail by itself, and `data` is a text. */
function batch({ parameters, inner }: Call) {
  const text = parameters.text('batch');
  if (text === null) throw badArgument('batch');
  let calls: { method?: string; relativeUrl: string; body?: string; name?: string }[];
  try {
    calls = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw badArgument('batch');
    throw error;
  }
  return value(
    calls.map(({ method = 'GET', relativeUrl, body = '', name }) => {
      const given = inner(method, relativeUrl, body);
      return {
        ...(name !== undefined && { name }),
        status: given.status,
        headers: { 'x-AspNet-Version': '4.0' },
        data: given.body.toString('utf8'),
      };
    }),
  );
}
