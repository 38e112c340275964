import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { waitUntil } from '../desktop/wait-until';
import { Probe } from './desktop-probe/run-probe';

let probe: Probe;

// The first time on a machine an Electron has to be fetched.
beforeAll(async () => {
  probe = await Probe.start();
}, 900_000);

afterAll(() => probe?.close());

/** What the Permissions API knows by name; those of this version that are unknown to it cannot be had at all. */
const permissions = [
  'clipboard-read',
  'clipboard-write',
  'clipboard-sanitized-write',
  'display-capture',
  'fullscreen',
  'geolocation',
  'idle-detection',
  'camera',
  'microphone',
  'midi',
  'notifications',
  'push',
  'persistent-storage',
  'pointer-lock',
  'keyboard-lock',
  'local-fonts',
  'speaker-selection',
  'storage-access',
  'top-level-storage-access',
  'window-management',
  'background-sync',
  'background-fetch',
  'screen-wake-lock',
  'payment-handler',
  'nfc',
  'accelerometer',
  'gyroscope',
  'magnetometer',
];

describe('the bridge on a real window', () => {
  it('refuses every sender but the main frame of our window', async () => {
    await probe.openPage();
    const answer = await probe.inMain(async ({ BrowserWindow }) => {
      const preload: string = Reflect.get(globalThis, 'probe').preload;
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload } });
      await stranger.loadURL('app://offitray/index.html');
      const said: unknown = await stranger.webContents.executeJavaScript(
        'offitray.searchPeople({ text: "a", limit: 5 }).then(() => "answered", (error) => error.message)',
      );
      stranger.destroy();
      return said;
    });
    expect(answer).toContain('refused, unknown sender');
    expect(await probe.events('bridge refused')).toContainEqual([
      'bridge refused',
      'sender',
      'searchPeople',
      'not ours',
    ]);
  });

  it('refuses what is not as agreed and tells the page so', async () => {
    const page = await probe.openPage();
    const message = await page.evaluate(() =>
      Reflect.get(window, 'offitray')
        .decide({ evil: true } as never)
        .then(
          () => 'answered',
          (error: Error) => error.message,
        ),
    );
    expect(message).toContain('decide: refused, accountId: invalid_type');
  });

  it('puts functions into the page and nothing of Electron or Node', async () => {
    const page = await probe.openPage();
    const seen = await page.evaluate(() => {
      const bridge: Record<string, unknown> = Reflect.get(window, 'offitray');
      return {
        kinds: [...new Set(Object.values(bridge).map((value) => typeof value))],
        leaked: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(seen).toEqual({ kinds: ['function'], leaked: [] });
  });
});

describe('what a page may not do', () => {
  it('is decided by safe preferences', async () => {
    await probe.openPage();
    const preferences = await probe.inMain(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      window?.webContents.openDevTools();
      // Not in the public declarations; it tells what is in force, whatever was asked for.
      const contents = window?.webContents as unknown as {
        getLastWebPreferences(): Electron.WebPreferences;
        isDevToolsOpened(): boolean;
      };
      return { ...contents.getLastWebPreferences(), tools: contents.isDevToolsOpened() };
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      tools: false,
    });
    expect(preferences.webviewTag).not.toBe(true);
    expect(preferences.allowRunningInsecureContent).not.toBe(true);
  });

  it('includes scripts and requests that the policy does not name', async () => {
    const page = await probe.openPage();
    const policy = await page.evaluate(async () => {
      const violated: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) =>
        violated.push(event.effectiveDirective),
      );
      for (const address of ['https://office.example/', 'app://offitray/index.html']) {
        await fetch(address).catch(() => undefined);
      }
      const style = document.createElement('style');
      style.textContent = 'body { color: red }';
      document.head.append(style);
      const image = new Image();
      image.src = 'https://office.example/x.png';
      const markup = () => {
        document.body.innerHTML = '<img src=x>';
      };
      let trusted = 'taken';
      try {
        markup();
      } catch (error) {
        trusted = (error as Error).name;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { violated: [...new Set(violated)].sort(), trusted };
    });
    expect(policy.trusted).toBe('TypeError');
    for (const directive of ['connect-src', 'img-src', 'style-src-elem', 'require-trusted-types-for']) {
      expect(policy.violated).toContain(directive);
    }
  });

  it('includes going elsewhere, opening windows and downloading', async () => {
    const page = await probe.openPage();
    const before = (await probe.events('refused')).length;
    await page.evaluate(() => {
      window.open('https://office.example/window');
      location.href = 'https://office.example/away';
    });
    await page.evaluate(() => {
      location.href = 'app://offitray/main.js';
    });
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = 'data:text/plain,x';
      link.download = 'x.txt';
      document.body.append(link);
      link.click();
    });
    await waitUntil(async () => (await probe.events('refused')).length >= before + 4, {
      what: 'four refusals',
      otherwise: () => 'see the events',
    });
    const refused = (await probe.events('refused')).slice(before).map(([, what]) => what);
    expect([...refused].sort()).toEqual(['download', 'navigation', 'navigation', 'window']);
    expect(page.url()).toBe('app://offitray/index.html');
    expect(await probe.windows()).toHaveLength(1);
  });

  it('includes every permission there is', async () => {
    const page = await probe.openPage();
    const answers = await page.evaluate(async (names) => {
      const states = names.map((name) =>
        navigator.permissions.query({ name: name as PermissionName }).then(
          ({ state }) => state,
          () => 'unknown',
        ),
      );
      const media = (wish: Promise<unknown>) =>
        wish.then(
          () => 'granted',
          () => 'denied',
        );
      return Promise.all([
        ...states,
        media(navigator.mediaDevices.getUserMedia({ audio: true })),
        media(navigator.mediaDevices.getDisplayMedia()),
        Notification.requestPermission(),
        media(new Promise((take, refuse) => navigator.geolocation.getCurrentPosition(take, refuse))),
      ]);
    }, permissions);
    expect(answers).not.toContain('granted');
    expect(answers).not.toContain('prompt');
    expect(answers).toContain('denied');
  });

  it('includes loading anything from outside, even when the program itself asks for it', async () => {
    const answers = await probe.inMain(async ({ BrowserWindow }) => {
      // Each in a window of its own: the end of a load that failed may come during the next one, and is taken for its.
      const load = (address: string) => {
        const window = new BrowserWindow({ show: false });
        return window
          .loadURL(address)
          .then(
            () => window.webContents.executeJavaScript('document.body.innerText.trim()') as Promise<string>,
            (error: Error) => error.message.split(' ')[0] ?? '',
          )
          .finally(() => window.destroy());
      };
      const found: string[] = [];
      for (const address of [
        'https://office.example/',
        'file:///etc/passwd',
        'app://other/index.html',
        'app://offitray/%2e%2e/package.json',
        'app://offitray/../package.json',
        'app://offitray/package.json',
      ]) {
        found.push(await load(address));
      }
      return found;
    });
    expect(answers.slice(0, 3)).toEqual(Array(3).fill('ERR_BLOCKED_BY_CLIENT'));
    expect(answers.slice(3)).toEqual(['', '', '']);
  });
});
