import { parseArgs } from 'node:util';
import { officeSystems } from '../offices';

export interface TourOptions {
  /** Shows the tour even where there is a display. */
  readonly tour: boolean;
  readonly people: number;
  readonly seed: number;
}

const planned: readonly string[] = ['officegest', 'onlyoffice', 'onoffice'];
const usage = 'npm start [-- --tour] [--system offiserv] [--people N] [--seed S]';

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
  const { tour, system } = values;
  if (planned.includes(system))
    return `A demo office of ${system} is not available yet; there is: ${officeSystems.join(', ')}.`;
  if (!(officeSystems as readonly string[]).includes(system))
    return `There is no office system "${system}".\n${usage}`;
  const people = Number(values.people);
  const seed = Number(values.seed);
  if (!Number.isInteger(people) || people < 20) return `--people takes a whole number from 20 on.\n${usage}`;
  if (!Number.isInteger(seed)) return `--seed takes a whole number.\n${usage}`;
  return { tour, people, seed };
}

/** Whether windows can be shown here; macOS and Windows always have somewhere to show them. */
export function hasDisplay(env: NodeJS.ProcessEnv, platform: NodeJS.Platform = process.platform): boolean {
  return platform !== 'linux' || Boolean(env.DISPLAY) || Boolean(env.WAYLAND_DISPLAY);
}
