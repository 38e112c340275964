import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProcessGuard } from './process-guard';
import { waitUntil } from './wait-until';

/**
 * Starts a message bus of its own in `folder` and returns its address.
 *
 * Its configuration names no service folders: on this bus nothing starts by being called. A notification daemon or
 * a keychain that was not asked for is therefore truly absent.
 */
export async function startBusDaemon(
  guard: ProcessGuard,
  folder: string,
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const configurationFile = join(folder, 'bus.conf');
  const socket = join(folder, 'bus');
  await writeFile(configurationFile, configuration(socket));
  const daemon = await guard.start(
    'dbus-daemon',
    [`--config-file=${configurationFile}`, '--nofork', '--nopidfile', '--print-address=1'],
    { env },
  );
  const address = await waitUntil(
    () => {
      if (daemon.child.exitCode !== null) throw new Error(`dbus-daemon ended: ${daemon.log()}`);
      return /^(unix:path=[^,\n]+)[^\n]*\n/m.exec(daemon.log())?.[1];
    },
    { what: 'the address of the message bus', otherwise: () => daemon.log() },
  );
  return address;
}

function configuration(socket: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${socket}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
`;
}
