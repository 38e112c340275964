import { waitUntil } from '../../desktop/wait-until';
import { cards, inbox, signInForm } from '../../e2e/support/views';
import { trayPoint } from '../desktop-picture';
import { onScene, type Scene } from '../scene';
import { typeCredentials } from '../type-credentials';
import { expectThat } from './checks';

/** A person's first start: the icon in the tray, the form filled from the preset. */
export async function openApplication(scene: Scene): Promise<string> {
  const { stage, camera, office } = scene;
  // The popover hangs from where the pointer is when the window opens.
  await stage.desktop.xdotool('mousemove', String(trayPoint.x), String(trayPoint.y));
  const app = await stage.launch();
  const item = await app.tray();
  const page = await app.window();
  scene.app = app;
  scene.page = page;
  for (const { label } of office.fields) await page.getByLabel(label, { exact: true }).waitFor();
  await app.waitForToolTip('OffiTray: sign-in needed');
  expectThat(
    (await office.signIns()).length === 0,
    'The server saw a sign-in before anybody typed a password.',
  );
  await camera.screen();
  return `icon in the tray (process ${await item.pid()}), sign-in form open; no sign-in on the server yet`;
}

export async function signInByForm(scene: Scene): Promise<string> {
  const { stage, camera, office } = scene;
  const { page } = onScene(scene);
  await typeCredentials(page, office.fields);
  await camera.screen();
  await signInForm(page).submit.click();
  const accepted = await waitUntil(async () => (await office.signIns()).find((attempt) => attempt.accepted), {
    what: 'the sign-in on the server',
    timeoutMs: 20_000,
  });
  await inbox(page).waitFor();
  const secrets = await stage.desktop.keychain.list();
  const kept = secrets.some(({ secret }) => secret.includes(office.secret));
  const what = office.fields.map(({ label }) => label).join(', ');
  expectThat(kept, `What was typed (${what}) is not in the keychain.`);
  return `the server accepted ${accepted.login}; the secret is in the keychain`;
}

export async function firstSync(scene: Scene): Promise<string> {
  const { camera, office } = scene;
  const { app, page } = onScene(scene);
  const waiting = await office.waiting();
  expectThat(waiting.length > 0, 'The server has nothing that waits, so there is nothing to show.');
  for (const text of waiting) await cards(page).filter({ hasText: text }).first().waitFor();
  await app.waitForToolTip(/^OffiTray: \d+ waits? for you$/);
  const directory = await waitUntil(
    async () => {
      await page.getByRole('tab', { name: 'People' }).click();
      const kept = page.getByText(/^\d+ colleagues? kept on this computer/);
      const text = (await kept.isVisible()) ? await kept.textContent() : null;
      const count = Number.parseInt(text ?? '', 10);
      return count >= (await office.peopleCount()) && count;
    },
    { what: 'every colleague in the directory', timeoutMs: 60_000, everyMs: 100 },
  );
  await page.getByRole('tab', { name: 'Inbox' }).click();
  await cards(page).first().waitFor();
  await camera.screen();
  await camera.window(page);
  return `${waiting.length} ${office.noun}s wait, all that the server has; ${directory} colleagues kept`;
}
