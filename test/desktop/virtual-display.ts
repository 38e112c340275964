import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import type { ProcessGuard } from './process-guard';
import { waitUntil } from './wait-until';

const run = promisify(execFile);

export interface VirtualDisplay {
  /** Such as `:7`. */
  readonly display: string;
  readonly authorityFile: string;
}

/**
 * Starts Xvfb on the first free display number, which the server itself picks, so that two never collide.
 * @param screen width x height x depth, such as `1280x900x24`.
 */
export async function startVirtualDisplay(
  guard: ProcessGuard,
  folder: string,
  screen: string,
  env: NodeJS.ProcessEnv,
): Promise<VirtualDisplay> {
  const authorityFile = join(folder, 'Xauthority');
  await writeFile(authorityFile, '', { mode: 0o600 });
  const args = ['-displayfd', '3', '-screen', '0', screen, '-nolisten', 'tcp', '-noreset', '-dpi', '96'];
  return { display: await startXServer(guard, 'Xvfb', args, env), authorityFile };
}

/** Starts an X server that writes its display number to descriptor 3, and says which it is, such as `:7`. */
export async function startXServer(
  guard: ProcessGuard,
  program: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<string> {
  const server = await guard.start(program, args, { env, withDescriptor3: true });
  let written = '';
  const answers = server.child.stdio[3] as Readable;
  answers.setEncoding('utf8').on('data', (text: string) => {
    written += text;
  });
  const number = await waitUntil(
    () => {
      if (server.child.exitCode !== null) throw new Error(`${program} ended: ${server.log()}`);
      return /^(\d+)\n/.exec(written)?.[1];
    },
    { what: 'a virtual display', timeoutMs: 20_000, otherwise: () => server.log() },
  );
  return `:${number}`;
}

/** Photographs the whole screen into `file`; the ending of its name chooses the format. */
export async function photographScreen(env: NodeJS.ProcessEnv, file: string): Promise<void> {
  await run('import', ['-silent', '-window', 'root', file], { env });
}

/**
 * Paints the screen's background with an ImageMagick picture, such as `gradient:#2b5876-#4e4376`, or a file.
 * `display` ends with exit code 1 after it painted the root window; only what it complains of tells a failure.
 */
export async function paintBackground(
  env: NodeJS.ProcessEnv,
  picture: string,
  screen: string,
): Promise<void> {
  const size = screen.split('x').slice(0, 2).join('x');
  const args = ['-size', size, '-window', 'root', picture];
  const complaint = await new Promise<string>((resolve) => {
    execFile('display', args, { env }, (error, _stdout, stderr) =>
      resolve(error !== null && error.code !== 1 ? error.message : stderr),
    );
  });
  if (complaint !== '') throw new Error(`The background could not be painted: ${complaint}`);
}

/** Runs one xdotool command line and returns what it printed, without the last line break. */
export async function runXdotool(env: NodeJS.ProcessEnv, args: readonly string[]): Promise<string> {
  const { stdout } = await run('xdotool', [...args], { env, timeout: 20_000 });
  return stdout.replace(/\n$/, '');
}
