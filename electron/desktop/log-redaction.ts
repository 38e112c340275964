/** What may stand in a log: how things went, never whom or what they were about. Knows no Electron. */

/** Facts of one line. Texts are redacted, everything else stands as it is. */
export type LogFacts = Readonly<Record<string, string | number | boolean | undefined>>;

const maxText = 400;

/** In this order: an address is cut before what is left in it could be taken for something else. */
const rules: readonly (readonly [RegExp, string | ((match: string) => string)])[] = [
  [/\b(?:https?|app|file|devtools|wss?):\/\/[^\s"'<>]+/gi, addressWithoutSecrets],
  [/\b(?:tel|mailto):[^\s"'<>]+/gi, '[address]'],
  [/\b((?:set-)?cookie|authorization|proxy-authorization|x-[a-z-]*token)\b["']?\s*[:=][^\n]*/gi, '[header]'],
  [
    /["']?\b(pass(?:word|wd|phrase)?|pwd|secret|token|api[-_]?key|session(?:id)?|sid|csrf|code|otp)\b["']?\s*[:=]\s*("[^"]*"|'[^']*'|[^\s,;&]+)/gi,
    '[secret]',
  ],
  [/\b(?:bearer|basic|digest)\s+[A-Za-z0-9+/=._~-]{6,}/gi, '[secret]'],
  [/[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*/gu, '[e-mail]'],
  [/-----BEGIN [\s\S]*?(?:-----END [A-Z ]+-----|$)/g, '[pem]'],
  [/\beyJ[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+(?:\.[A-Za-z0-9_-]*)?/g, '[token]'],
  [/\b(?=[A-Za-z0-9+/_-]*[0-9])(?=[A-Za-z0-9+/_-]*[A-Za-z])[A-Za-z0-9+/_-]{24,}={0,2}/g, '[token]'],
  [/(?<![\w.:-])\+?\d[\d\s()/-]{6,18}\d(?![\w.:])/g, '[number]'],
];

/** Text without secrets, queries of addresses, e-mail addresses and telephone numbers, on one bounded line. */
export function redact(text: string): string {
  let redacted = text.slice(0, maxText * 4);
  for (const [pattern, replacement] of rules) {
    redacted =
      typeof replacement === 'string'
        ? redacted.replaceAll(pattern, replacement)
        : redacted.replaceAll(pattern, replacement);
  }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a control character could forge a line
  const line = redacted.replaceAll(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
  return line.length > maxText ? `${line.slice(0, maxText - 1)}…` : line;
}

/** Scheme, host, port and path; the path's own long numbers and names may identify somebody and go too. */
function addressWithoutSecrets(address: string): string {
  if (!URL.canParse(address)) return '[address]';
  const { protocol, host, pathname } = new URL(address);
  const path = pathname.replaceAll(/[^/]*(?:\d|%|@)[^/]*/g, '*');
  return `${protocol}//${host}${path}`;
}

/** Name and message of an error and of what caused it, redacted; where it happened without the folders. */
export function describeError(error: unknown, depth = 3): string {
  if (!(error instanceof Error)) return redact(typeof error === 'string' ? error : typeof error);
  const { code } = error as NodeJS.ErrnoException;
  const head = `${error.name}${code === undefined ? '' : ` ${code}`}: ${error.message}`;
  const at = /\bat .*?([\w.-]+:\d+:\d+)/.exec(error.stack ?? '')?.[1];
  const own = redact(at === undefined ? head : `${head} (${at})`);
  return error.cause === undefined || depth <= 1 ? own : `${own} <- ${describeError(error.cause, depth - 1)}`;
}

/** `2026-08-07T10:42:00.000Z info sync.done accounts=1 tickets=4` */
export function logLine(atMs: number, level: string, event: string, facts: LogFacts = {}): string {
  const shown = Object.entries(facts).flatMap(([name, value]) => {
    if (value === undefined) return [];
    return [`${name}=${typeof value === 'string' ? JSON.stringify(redact(value)) : value}`];
  });
  return [new Date(atMs).toISOString(), level, event, ...shown].join(' ');
}
