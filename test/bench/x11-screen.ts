/**
 * Reads pixels of an X11 screen over its own protocol (X Window System Protocol, version 11, chapters 8 and 9), fast
 * enough to see from outside when a window was painted: a program under measurement needs no marks for that.
 */
import { readFile } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';

/** A part of the screen, in pixels. */
export interface Region {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const COOKIE = 'MIT-MAGIC-COOKIE-1';
const GET_IMAGE = 73;
const Z_PIXMAP = 2;
const ALL_PLANES = 0xffffffff;
/** Every answer begins with so many bytes; a longer one says how many words follow. */
const ANSWER_HEAD = 32;

/** One connection to a local display with 32 bits a pixel. */
export class X11Screen {
  readonly #socket: Socket;
  readonly #received: ByteQueue;
  #rootWindow = 0;

  private constructor(socket: Socket) {
    this.#socket = socket;
    this.#received = new ByteQueue(socket);
  }

  /**
   * @param env with DISPLAY, and XAUTHORITY where the display wants it
   * @throws Error when the display is not on this machine, or refuses
   */
  static async open(env: Readonly<Record<string, string | undefined>>): Promise<X11Screen> {
    const number = /^:(\d+)/.exec(env.DISPLAY ?? '')?.[1];
    if (number === undefined) throw new Error(`Not a display of this machine: ${env.DISPLAY}`);
    const screen = new X11Screen(connect(`/tmp/.X11-unix/X${number}`));
    try {
      await screen.#greet(await cookieFor(env.XAUTHORITY, number));
    } catch (error) {
      screen.close();
      throw error;
    }
    return screen;
  }

  /** The pixels of `region` as they are on the screen now: rows from the top, four bytes a pixel (blue first). */
  async read({ x, y, width, height }: Region): Promise<Buffer> {
    const request = Buffer.alloc(20);
    request.writeUInt8(GET_IMAGE, 0);
    request.writeUInt8(Z_PIXMAP, 1);
    request.writeUInt16LE(request.length / 4, 2);
    request.writeUInt32LE(this.#rootWindow, 4);
    request.writeInt16LE(x, 8);
    request.writeInt16LE(y, 10);
    request.writeUInt16LE(width, 12);
    request.writeUInt16LE(height, 14);
    request.writeUInt32LE(ALL_PLANES, 16);
    this.#socket.write(request);
    const head = await this.#received.take(ANSWER_HEAD);
    if (head[0] !== 1) throw new Error(`The display refuses to show its pixels: error ${head[1]}`);
    return this.#received.take(head.readUInt32LE(4) * 4);
  }

  close(): void {
    this.#socket.destroy();
  }

  /** Sets the connection up; the answer names the root window of the first screen. */
  async #greet(cookie: Buffer): Promise<void> {
    const request = Buffer.alloc(12);
    request.write('l', 0); // Least significant byte first.
    request.writeUInt16LE(11, 2);
    request.writeUInt16LE(cookie.length === 0 ? 0 : COOKIE.length, 6);
    request.writeUInt16LE(cookie.length, 8);
    this.#socket.write(
      cookie.length === 0 ? request : Buffer.concat([request, padded(Buffer.from(COOKIE)), padded(cookie)]),
    );
    const head = await this.#received.take(8);
    const rest = await this.#received.take(head.readUInt16LE(6) * 4);
    if (head[0] !== 1) throw new Error(`The display refuses: ${rest.toString('latin1')}`);
    const vendorLength = rest.readUInt16LE(16);
    const formats = rest.readUInt8(21);
    this.#rootWindow = rest.readUInt32LE(32 + Math.ceil(vendorLength / 4) * 4 + formats * 8);
  }
}

/** What came over the socket and was not asked for yet. */
class ByteQueue {
  #chunks: Buffer[] = [];
  #length = 0;
  #wanted: { readonly count: number; resolve(bytes: Buffer): void; reject(error: Error): void } | undefined;
  #failure: Error | undefined;

  constructor(socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.#chunks.push(chunk);
      this.#length += chunk.length;
      this.#serve();
    });
    socket.on('error', (error) => this.#fail(error));
    socket.on('close', () => this.#fail(new Error('The display closed the connection')));
  }

  /** The next `count` bytes. One call at a time. */
  take(count: number): Promise<Buffer> {
    return new Promise((resolve, reject) => {
      if (this.#failure !== undefined) reject(this.#failure);
      this.#wanted = { count, resolve, reject };
      this.#serve();
    });
  }

  #serve(): void {
    const wanted = this.#wanted;
    if (wanted === undefined || this.#length < wanted.count) return;
    const all = Buffer.concat(this.#chunks);
    this.#wanted = undefined;
    this.#chunks = [all.subarray(wanted.count)];
    this.#length -= wanted.count;
    wanted.resolve(all.subarray(0, wanted.count));
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    this.#wanted?.reject(this.#failure);
  }
}

/** The cookie for a display from an authority file, whose entries are family, address, number, name and data. */
async function cookieFor(authorityFile: string | undefined, display: string): Promise<Buffer> {
  const content = authorityFile === undefined ? Buffer.alloc(0) : await readFile(authorityFile);
  let offset = 0;
  const next = (): Buffer => {
    const length = content.readUInt16BE(offset);
    offset += 2 + length;
    return content.subarray(offset - length, offset);
  };
  while (offset < content.length) {
    offset += 2;
    next();
    const [number, name, data] = [next(), next(), next()];
    if (['', display].includes(number.toString('latin1')) && name.toString('latin1') === COOKIE) return data;
  }
  return Buffer.alloc(0);
}

function padded(bytes: Buffer): Buffer {
  return Buffer.concat([bytes, Buffer.alloc((4 - (bytes.length % 4)) % 4)]);
}
