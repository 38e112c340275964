/**
 * Asks an X server where the pointer is (X Window System Protocol, version 11, chapters 8 and 9; Xau(3) for the cookie).
 * One question is all that is wanted of the protocol, before a window is shown: a library for it takes longer to load than
 * the window takes to appear.
 */
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { join } from 'node:path';

export interface XEnvironment {
  readonly DISPLAY?: string | undefined;
  readonly XAUTHORITY?: string | undefined;
  readonly HOME?: string | undefined;
}

const cookieName = 'MIT-MAGIC-COOKIE-1';
const queryPointer = 38;
/** Answers to what is asked here have some kilobytes; a server of many screens and depths a few more. */
const mostBytes = 1 << 20;

/** Asks for the pointer over one connection, which is kept: making one takes most of the time of an answer. */
export class XPointer {
  readonly #env: XEnvironment;
  #link: Link | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(env: XEnvironment) {
    this.#env = env;
  }

  /**
   * The place of the pointer on the screen, in pixels of the screen. One question at a time.
   * @throws Error when there is no such display, or it refuses or does not answer within `limitMs`
   */
  ask(limitMs: number): Promise<{ x: number; y: number }> {
    const answer = this.#turn.then(() => this.#askNow(limitMs));
    this.#turn = answer.catch(() => undefined);
    return answer;
  }

  close(): void {
    this.#link?.socket.destroy();
    this.#link = undefined;
  }

  async #askNow(limitMs: number): Promise<{ x: number; y: number }> {
    if (this.#link?.received.hasEnded !== false) this.#link = await openLink(this.#env);
    const { socket, received } = this.#link;
    const limit = setTimeout(() => socket.destroy(new Error('The display does not answer')), limitMs);
    try {
      this.#link.root ??= await greet(this.#link);
      socket.write(question(this.#link.root));
      const answer = await nextAnswer(received);
      if (answer[0] !== 1) throw new Error('The display does not tell where the pointer is');
      return { x: answer.readInt16LE(16), y: answer.readInt16LE(18) };
    } catch (error) {
      // Whatever may still come belongs to a question that was given up.
      this.close();
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }
}

/** A connection to a display. */
interface Link {
  readonly socket: Socket;
  readonly received: Received;
  readonly cookie: Buffer;
  /** The root window, once the display has let us in. */
  root?: number;
}

async function openLink(env: XEnvironment): Promise<Link> {
  const display = parseDisplay(env.DISPLAY ?? '');
  const cookie = await cookieFor(display.number, env);
  const socket = connect(display.socket);
  socket.setNoDelay(true);
  // It waits for the next question for as long as the program runs, and keeps nothing running by itself.
  socket.unref();
  return { socket, received: new Received(socket), cookie };
}

/** Gives the root window. */
async function greet({ socket, received, cookie }: Link): Promise<number> {
  socket.write(greeting(cookie));
  const head = await received.take(8);
  const rest = await received.take(head.readUInt16LE(6) * 4);
  if (head[0] !== 1) throw new Error('The display does not let us in');
  return rootWindow(rest);
}

/** Past the events that every client is told: a keyboard that was exchanged, say. */
async function nextAnswer(received: Received): Promise<Buffer> {
  for (;;) {
    const answer = await received.take(32);
    if ((answer[0] ?? 0) <= 1) return answer;
  }
}

/** `:1`, `unix:1.0` and `host:10.0`, as X(7) has them. */
export function parseDisplay(text: string): {
  readonly number: string;
  readonly socket: { readonly path: string } | { readonly host: string; readonly port: number };
} {
  const [, host = '', number = ''] = /^([^:]*):(\d{1,4})(?:\.\d+)?$/.exec(text) ?? [];
  if (number === '') throw new Error('Not a display');
  if (host === '' || host === 'unix') return { number, socket: { path: `/tmp/.X11-unix/X${number}` } };
  return { number, socket: { host, port: 6_000 + Number(number) } };
}

/** The cookie for a display in a file of them; empty where there is none. */
export function cookieIn(file: Buffer, number: string): Buffer {
  let at = 0;
  const field = () => {
    const from = at + 2;
    if (from > file.length) return undefined;
    at = from + file.readUInt16BE(at);
    return at > file.length ? undefined : file.subarray(from, at);
  };
  while (at + 2 <= file.length) {
    // The family and the address of the machine: a display of ours has one of ours.
    at += 2;
    const [, ofDisplay, name, data] = [field(), field(), field(), field()];
    if (data === undefined || ofDisplay === undefined) break;
    const isOurs = ofDisplay.length === 0 || ofDisplay.toString('latin1') === number;
    if (isOurs && name?.toString('latin1') === cookieName) return data;
  }
  return Buffer.alloc(0);
}

async function cookieFor(number: string, { XAUTHORITY, HOME = '' }: XEnvironment): Promise<Buffer> {
  try {
    return cookieIn(await readFile(XAUTHORITY || join(HOME, '.Xauthority')), number);
  } catch {
    // A display may do without.
    return Buffer.alloc(0);
  }
}

function greeting(cookie: Buffer): Buffer {
  const head = Buffer.alloc(12);
  head.write('l', 0); // Least significant byte first.
  head.writeUInt16LE(11, 2);
  if (cookie.length === 0) return head;
  head.writeUInt16LE(cookieName.length, 6);
  head.writeUInt16LE(cookie.length, 8);
  return Buffer.concat([head, padded(Buffer.from(cookieName)), padded(cookie)]);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}

/** Of the first screen, behind the vendor's name and the formats of pixels. */
function rootWindow(setup: Buffer): number {
  const vendor = Math.ceil(setup.readUInt16LE(16) / 4) * 4;
  const formats = setup.readUInt8(21) * 8;
  return setup.readUInt32LE(32 + vendor + formats);
}

function question(window: number): Buffer {
  const request = Buffer.alloc(8);
  request.writeUInt8(queryPointer, 0);
  request.writeUInt16LE(request.length / 4, 2);
  request.writeUInt32LE(window, 4);
  return request;
}

/** What came over a connection, to be taken in portions. */
class Received {
  #bytes = Buffer.alloc(0);
  #ended: Error | undefined;
  #wake: () => void = () => undefined;

  constructor(socket: Socket) {
    socket.on('data', (bytes) => {
      this.#bytes = Buffer.concat([this.#bytes, bytes]);
      if (this.#bytes.length > mostBytes) socket.destroy(new Error('The display says too much'));
      this.#wake();
    });
    socket.on('error', (error) => this.#end(error));
    socket.on('close', () => this.#end(new Error('The display hung up')));
  }

  get hasEnded(): boolean {
    return this.#ended !== undefined;
  }

  async take(count: number): Promise<Buffer> {
    while (this.#bytes.length < count) {
      if (this.#ended !== undefined) throw this.#ended;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    const taken = this.#bytes.subarray(0, count);
    this.#bytes = this.#bytes.subarray(count);
    return taken;
  }

  #end(error: Error): void {
    this.#ended ??= error;
    this.#wake();
  }
}
