import { parseArgs } from 'node:util';
import { type OfficeName, officeSystems } from '../offices';

export interface TourOptions {
  readonly system: OfficeName;
  /** Shows the tour even where there is a display. */
  readonly tour: boolean;
  readonly people: number;
  readonly seed: number;
}

const usage = `npm start [-- --tour] [--system ${officeSystems.join('|')}] [--people N] [--seed S]`;

/** The options, or the sentence that says why they cannot be followed. */
export function readOptions(words: readonly string[]): TourOptions | string {
  let values: { tour: boolean; system: string; people: string; seed: string };
  try {
    ({ values } = parseArgs({
      args: [...words],
      options: {
        tour: { type: 'boolean', default: false },
        system: { type: 'string', default: 'offiserv' },
        people: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
      },
    }));
  } catch (error) {
    return `${error instanceof Error ? error.message : error}\n${usage}`;
  }
  const { tour } = values;
  const system = officeSystems.find((name) => name === values.system);
  if (system === undefined) return `There is no office system "${values.system}".\n${usage}`;
  const people = Number(values.people);
  const seed = Number(values.seed);
  if (!Number.isInteger(people) || people < 20) return `--people takes a whole number from 20 on.\n${usage}`;
  if (!Number.isInteger(seed)) return `--seed takes a whole number.\n${usage}`;
  return { tour, system, people, seed };
}

/** Whether windows can be shown here; macOS and Windows always have somewhere to show them. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
