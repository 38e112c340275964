/** What no page in this program may do, whatever it shows. */
import { app, type Session, type WebContents } from 'electron';
import { isAllowedRequest, isOwnPage } from './app-address';

export interface SecurityOptions {
  /** Developer tools load their own pages; only in a build made for inspection. */
  readonly inspectable: boolean;
  /** Called with what was refused, in a word, and the address without its query. */
  onRefused(what: string, address: string): void;
}

/** Has to run before `app` is ready: it governs every session and every page that is made afterwards. */
export function hardenApp(options: SecurityOptions): void {
  // Where the system gives no sandbox (a container, the root account) it is switched off from outside, and insisting
  // would only keep the program from starting.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  app.on('session-created', (session) => hardenSession(session, options));
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, options));
  app.on('certificate-error', (event, _contents, address, _error, _certificate, trust) => {
    event.preventDefault();
    trust(false);
    options.onRefused('certificate', address);
  });
  app.on('select-client-certificate', (event, _contents, _address, _list, choose) => {
    event.preventDefault();
    choose();
  });
}

function hardenSession(session: Session, { inspectable, onRefused }: SecurityOptions): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    onRefused(`permission ${permission}`, details.requestingUrl);
    answer(false);
  });
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler(null);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event, item) => {
    event.preventDefault();
    onRefused('download', item.getURL());
  });
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const cancel = !isAllowedRequest(url, inspectable);
    if (cancel) onRefused('request', url);
    answer({ cancel });
  });
}

function hardenContents(contents: WebContents, { inspectable, onRefused }: SecurityOptions): void {
  contents.setWindowOpenHandler(({ url }) => {
    onRefused('window', url);
    return { action: 'deny' };
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
    onRefused('webview', '');
  });
  const onlyOwnPage = (event: { preventDefault(): void; readonly url: string }) => {
    if (isOwnPage(event.url) || (inspectable && event.url.startsWith('devtools://devtools/'))) return;
    event.preventDefault();
    onRefused('navigation', event.url);
  };
  contents.on('will-navigate', onlyOwnPage);
  contents.on('will-frame-navigate', onlyOwnPage);
  contents.on('will-redirect', onlyOwnPage);
}
