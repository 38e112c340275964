/** A proxy, and how it is spoken to. */
export interface ProxyRoute {
  readonly kind: 'http' | 'https' | 'socks5';
  readonly host: string;
  readonly port: number;
}

/** One way out, as a PAC answer names it. */
export type Route =
  | { readonly kind: 'direct' }
  | ProxyRoute
  | { readonly kind: 'unsupported'; readonly text: string };

const kinds: Readonly<Record<string, { kind: 'http' | 'https' | 'socks5'; port: number }>> = {
  PROXY: { kind: 'http', port: 80 },
  HTTP: { kind: 'http', port: 80 },
  HTTPS: { kind: 'https', port: 443 },
  SOCKS5: { kind: 'socks5', port: 1080 },
};

/**
 * Reads a PAC answer ("PROXY one:8080; SOCKS5 two; DIRECT") in its order. Plain `SOCKS` means version 4, which knows
 * no host names of its own and is not spoken here. An empty answer means a direct connection.
 */
export function parseProxyList(answer: string): readonly Route[] {
  const routes = answer
    .split(';')
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '')
    .slice(0, 20)
    .map(parseEntry);
  return routes.length === 0 ? [{ kind: 'direct' }] : routes;
}

function parseEntry(entry: string): Route {
  const [word = '', address = '', ...more] = entry.split(/\s+/);
  if (word.toUpperCase() === 'DIRECT' && address === '') return { kind: 'direct' };
  const known = kinds[word.toUpperCase()];
  const parts = /^(\[[0-9a-f:.]+\]|[^\s:/@[\]]+)(?::(\d{1,5}))?$/i.exec(address);
  const port = Number(parts?.[2] ?? known?.port ?? 0);
  if (known === undefined || parts?.[1] === undefined || more.length > 0 || port < 1 || port > 65_535) {
    return { kind: 'unsupported', text: entry.slice(0, 100) };
  }
  return { kind: known.kind, host: parts[1].replace(/^\[|\]$/g, ''), port };
}
