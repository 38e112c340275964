import { Turns } from '../office/turns';

/** Characters parsed in one go: a millisecond's work. */
const usualPiece = 64 * 1_024;

/**
 * What `JSON.parse` makes of a text, in turns with everybody else: one answer may name everybody of a large office. The text
 * must not be deeper than may be recursed.
 * @throws SyntaxError as `JSON.parse` does
 */
export async function parseInTurns(text: string, pieceLength = usualPiece): Promise<unknown> {
  return await new Parser(text, pieceLength).value(0, text.length);
}

class Parser {
  readonly #text: string;
  readonly #pieceLength: number;
  readonly #turns = new Turns();

  constructor(text: string, pieceLength: number) {
    this.#text = text;
    this.#pieceLength = pieceLength;
  }

  async value(from: number, to: number): Promise<unknown> {
    if (to - from <= this.#pieceLength) return JSON.parse(this.#text.slice(from, to));
    const start = this.#skipBlanks(from, to);
    const end = this.#skipBlanksBack(start, to);
    const ends = this.#text.charAt(start) + this.#text.charAt(end - 1);
    if (ends === '[]') return await this.#list(start + 1, end - 1);
    if (ends === '{}') return await this.#object(start + 1, end - 1);
    return JSON.parse(this.#text.slice(start, end));
  }

  async #list(from: number, to: number): Promise<unknown[]> {
    const list: unknown[] = [];
    for (const { start, end, isOne } of this.#pieces(from, to)) {
      if (this.#turns.isOver()) await this.#turns.others();
      if (isOne) list.push(await this.value(start, end));
      else for (const item of JSON.parse(`[${this.#text.slice(start, end)}]`)) list.push(item);
    }
    return list;
  }

  async #object(from: number, to: number): Promise<object> {
    const object = {};
    for (const { start, end, isOne } of this.#pieces(from, to)) {
      if (this.#turns.isOver()) await this.#turns.others();
      if (isOne) {
        const colon = this.#endOfKey(start, end);
        setOwn(object, JSON.parse(this.#text.slice(start, colon)), await this.value(colon + 1, end));
      } else {
        const members: object = JSON.parse(`{${this.#text.slice(start, end)}}`);
        for (const [key, value] of Object.entries(members)) setOwn(object, key, value);
      }
    }
    return object;
  }

  /** What stands between two brackets, cut at commas: a single long item or member (`isOne`), or some short ones together. */
  *#pieces(from: number, to: number): Generator<{ start: number; end: number; isOne: boolean }> {
    let start = from;
    let lastComma = -1;
    for (let at = from; at <= to; ) {
      const end = this.#endOfItem(at, to);
      const itemStart = at;
      at = end + 1;
      if (end - start > this.#pieceLength && itemStart > start) {
        yield this.#piece(start, lastComma, false, true);
        start = itemStart;
      }
      lastComma = end;
      const isLast = end === to;
      if (end - start > this.#pieceLength) {
        yield this.#piece(start, end, true, !isLast || start > from);
        start = at;
      } else if (isLast) yield this.#piece(start, end, false, start > from);
    }
  }

  /** @param isAmong there is a comma beside it, so that it must not be empty */
  #piece(start: number, end: number, isOne: boolean, isAmong: boolean) {
    if (isAmong && this.#skipBlanks(start, end) === end) throw new SyntaxError('Nothing beside a comma');
    return { start, end, isOne };
  }

  /** Where the comma after an item is, or `to`. */
  #endOfItem(from: number, to: number): number {
    const text = this.#text;
    let depth = 0;
    let inString = false;
    for (let at = from; at < to; at += 1) {
      const code = text.charCodeAt(at);
      if (inString) {
        if (code === backslash) at += 1;
        else if (code === quote) inString = false;
      } else if (code === quote) inString = true;
      else if (code === comma && depth === 0) return at;
      else if (code === openList || code === openObject) depth += 1;
      else if (code === closeList || code === closeObject) depth -= 1;
      if (depth < 0) break;
    }
    if (depth !== 0 || inString) throw new SyntaxError('Brackets that do not fit');
    return to;
  }

  /** Where the colon after the name of a member is. */
  #endOfKey(from: number, to: number): number {
    let inString = false;
    for (let at = from; at < to; at += 1) {
      const code = this.#text.charCodeAt(at);
      if (inString && code === backslash) at += 1;
      else if (code === quote) inString = !inString;
      else if (code === colon && !inString) return at;
    }
    throw new SyntaxError('A member without a name');
  }

  #skipBlanks(from: number, to: number): number {
    let at = from;
    while (at < to && isBlank(this.#text.charCodeAt(at))) at += 1;
    return at;
  }

  #skipBlanksBack(from: number, to: number): number {
    let at = to;
    while (at > from && isBlank(this.#text.charCodeAt(at - 1))) at -= 1;
    return at;
  }
}

const quote = 0x22;
const comma = 0x2c;
const colon = 0x3a;
const openList = 0x5b;
const backslash = 0x5c;
const closeList = 0x5d;
const openObject = 0x7b;
const closeObject = 0x7d;

/** The four that JSON knows. */
function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}

/** As `JSON.parse` does: `__proto__` is a name like any other. */
function setOwn(object: object, key: unknown, value: unknown): void {
  if (typeof key !== 'string') throw new SyntaxError('A name that is no text');
  Object.defineProperty(object, key, { value, writable: true, enumerable: true, configurable: true });
}
