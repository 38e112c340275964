/** Where the message buses of this machine listen: the address text of the D-Bus specification, read. */

/** What `net.connect` takes; a path that begins with NUL is a Linux abstract socket. */
export type BusSocket = { readonly path: string } | { readonly host: string; readonly port: number };

/**
 * Reads an address such as `unix:path=/run/user/1000/bus,guid=...;tcp:host=localhost,port=4711`, best first. Kinds
 * that need more than a socket (`unixexec`, `launchd`, `nonce-tcp`) are left out.
 */
export function busSockets(address: string): readonly BusSocket[] {
  return address.split(';').flatMap((entry) => {
    const colon = entry.indexOf(':');
    if (colon < 0) return [];
    const socket = socketOf(entry.slice(0, colon), parameters(entry.slice(colon + 1)));
    return socket === undefined ? [] : [socket];
  });
}

function socketOf(kind: string, values: ReadonlyMap<string, string>): BusSocket | undefined {
  if (kind === 'unix') {
    const path = values.get('path');
    if (path) return { path };
    const abstract = values.get('abstract');
    return abstract ? { path: `\0${abstract}` } : undefined;
  }
  if (kind === 'tcp') {
    const port = Number(values.get('port'));
    if (!Number.isInteger(port) || port < 1 || port > 65_535) return undefined;
    return { host: values.get('host') ?? 'localhost', port };
  }
  return undefined;
}

function parameters(text: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) values.set(pair.slice(0, equals), unescapeValue(pair.slice(equals + 1)));
  }
  return values;
}

/** Values are escaped byte by byte as `%2f`; what is not valid UTF-8 afterwards cannot be a path of ours. */
function unescapeValue(value: string): string {
  return value.replaceAll(/(?:%[0-9a-f]{2})+/gi, (bytes) =>
    Buffer.from(bytes.replaceAll('%', ''), 'hex').toString('utf8'),
  );
}

/** The session bus: as the session says, otherwise where systemd puts it. */
export function sessionBusAddress(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  return env.XDG_RUNTIME_DIR ? `unix:path=${env.XDG_RUNTIME_DIR}/bus` : undefined;
}

/** The bus of the whole machine, where logind is. */
export function systemBusAddress(env: NodeJS.ProcessEnv = process.env): string {
  return env.DBUS_SYSTEM_BUS_ADDRESS || 'unix:path=/var/run/dbus/system_bus_socket';
}
