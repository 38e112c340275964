/** Bytes in a block. A place is the number of its block and the distance in it, in one whole number. */
const blockBytes = 0x1_0000;
const lengthBytes = 2;

/**
 * Texts as bytes outside the heap, which nobody has to go through to find what is no longer used. What is half a character
 * comes out as U+FFFD.
 */
export class PackedTexts {
  readonly #blocks: Buffer[] = [];
  /** In the last block. */
  #used = blockBytes;

  /** Gives the place where the text is found again. @throws RangeError for more than 64 kB */
  add(text: string): number {
    const bytes = Buffer.byteLength(text);
    if (lengthBytes + bytes > blockBytes) throw new RangeError(`a text of ${bytes} bytes`);
    if (this.#used + lengthBytes + bytes > blockBytes) {
      this.#blocks.push(Buffer.allocUnsafeSlow(blockBytes));
      this.#used = 0;
    }
    const at = this.#used;
    const block = this.#blocks.at(-1);
    block?.writeUInt16LE(bytes, at);
    block?.write(text, at + lengthBytes);
    this.#used = at + lengthBytes + bytes;
    return (this.#blocks.length - 1) * blockBytes + at;
  }

  /** The text at a place that `add` gave. */
  at(place: number): string {
    const block = this.#blocks[Math.floor(place / blockBytes)];
    const at = place % blockBytes;
    const begin = at + lengthBytes;
    return block?.toString('utf8', begin, begin + block.readUInt16LE(at)) ?? '';
  }
}
