import { once } from 'node:events';
import { connect } from 'node:net';
import { waitUntil } from '../../desktop/wait-until';
import { searchPeople, showTab } from '../../e2e/support/views';
import type { Colleague } from '../office-on-show';
import { onScene, type Scene } from '../scene';
import { expectThat } from './checks';

export async function serverGoesAway(scene: Scene): Promise<string> {
  const { office, camera } = scene;
  const { app } = onScene(scene);
  await office.control.stopListening();
  expectThat(!(await answers(scene.port)), 'The server still listens.');
  await app.syncNow();
  await app.waitForToolTip(/^OffiTray: offline, as of /);
  const page = await app.open();
  scene.page = page;
  await showTab(page, 'Inbox');
  const line = page.getByText(/^Offline, as of /);
  await line.waitFor();
  await camera.screen();
  const toolTip = await (await app.tray()).toolTip();
  return `nothing listens on the server's port; the tray says "${toolTip}", the popover "${await line.textContent()}"`;
}

export async function findOffline(scene: Scene): Promise<string> {
  const { office, camera } = scene;
  const { app, page } = onScene(scene);
  const person = wanted(await office.colleagues());
  const found = await searchPeople(page, '');
  const field = page.getByLabel('Search people');
  const typed = `${plain(person.given).slice(0, 3)} ${plain(person.family).slice(0, 4)}`;
  await field.pressSequentially(typed, { delay: 20 });
  const row = found.getByRole('listitem').filter({ hasText: person.name }).first();
  await row.waitFor();
  expectThat(!(await answers(scene.port)), 'The server came back while the colleague was searched.');
  const shown = (await row.textContent()) ?? '';
  expectThat(
    shown.includes(person.phone),
    `The number shown is not the one on the server, ${person.phone}: ${shown}`,
  );
  await camera.screen();
  await camera.window(page);
  await row.focus();
  await page.keyboard.press('Enter');
  await waitUntil(
    async () => (await app.electron.evaluate(({ clipboard }) => clipboard.readText())) === person.phone,
    { what: 'the number on the clipboard' },
  );
  await camera.screen('copied');
  return `"${typed}" found ${person.name}; ${person.phone}, as the server has it, is on the clipboard`;
}

export async function serverReturns(scene: Scene): Promise<string> {
  const { office, camera } = scene;
  const { app, page } = onScene(scene);
  await office.control.clearLogs();
  await office.control.listen();
  await app.syncNow();
  await app.waitForToolTip(/^OffiTray: (?:\d+ waits? for you|nothing waits for you)$/);
  const { count } = await office.control.requests();
  expectThat(count > 0, 'The server was not asked.');
  await showTab(page, 'Inbox');
  await page.getByText(/^Offline/).waitFor({ state: 'detached' });
  await camera.screen();
  return `the server was asked again (${count} requests)`;
}

/** Somebody with letters that not every keyboard has, a telephone, and no namesake. */
function wanted(people: readonly Colleague[]): Colleague {
  const person = people.find(
    ({ name, phone }) =>
      phone !== '' &&
      plain(name) !== name.toLowerCase() &&
      people.filter((other) => other.name === name).length === 1,
  );
  expectThat(person !== undefined, 'Nobody here has accents in the name and a telephone.');
  return person;
}

/** Letters as somebody without the right keyboard types them. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '');
}

/** Whether anybody takes connections on a port of this machine. */
async function answers(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false; // Refused: which is the answer.
  } finally {
    socket.destroy();
  }
}
