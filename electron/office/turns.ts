/** Work goes on for so long before everybody else has a turn: nobody notices it, and asking for a turn costs little. */
const turnMs = 5;

/** Long work that keeps nobody waiting, however slow the machine is. */
export class Turns {
  #beganAtMs = performance.now();

  /** To be awaited between short pieces of the work: everybody else has a turn when this one has taken long enough. */
  async pass(): Promise<void> {
    if (performance.now() - this.#beganAtMs < turnMs) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#beganAtMs = performance.now();
  }
}

/** Works on one item after another, in turns with everybody else. */
export async function eachInTurns<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  const turns = new Turns();
  for (const item of items) {
    work(item);
    await turns.pass();
  }
}

/** A turn for everybody else, whatever it was until now. An immediate may come in the turn of what was read last. */
export async function othersTurn(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}
