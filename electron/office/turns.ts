/** Work goes on for so long before everybody else has a turn: nobody notices it, and asking for a turn costs little. */
const turnMs = 5;

/** The clock is looked at after so many pieces at most, and only where pieces are much shorter than a turn. */
const mostPieces = 64;
const shortMs = 0.5;

/** Long work that keeps nobody waiting, however slow the machine is. */
export class Turns {
  #beganAtMs = performance.now();
  #lookedAtMs = this.#beganAtMs;
  #pieces = 0;
  #piecesPerLook = 1;

  /** To be asked between short pieces of the work: whether this turn has taken long enough. Then `others` is awaited. */
  isOver(): boolean {
    this.#pieces += 1;
    if (this.#pieces < this.#piecesPerLook) return false;
    const now = performance.now();
    const isShort = now - this.#lookedAtMs < shortMs;
    this.#piecesPerLook = isShort ? Math.min(this.#piecesPerLook * 2, mostPieces) : 1;
    this.#lookedAtMs = now;
    this.#pieces = 0;
    return now - this.#beganAtMs >= turnMs;
  }

  /** Everybody else has a turn. */
  async others(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#beganAtMs = performance.now();
    this.#lookedAtMs = this.#beganAtMs;
  }
}

/** Works on one item after another, in turns with everybody else. */
export async function eachInTurns<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  const turns = new Turns();
  for (const item of items) {
    work(item);
    if (turns.isOver()) await turns.others();
  }
}

/** A turn for everybody else, whatever it was until now. An immediate may come in the turn of what was read last. */
export async function othersTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
