import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';

/** One measured figure, as it stands in `out/bench.json`. */
export interface Figure {
  /** Such as `start.tray`. */
  readonly id: string;
  readonly value: number;
  readonly unit: 'ms' | 's' | 'MiB' | 'kB' | 'requests' | '%';
  /** The same measured on the bare program in the same run; `null` where there is nothing to compare with. */
  readonly baseline: number | null;
  /** `value / baseline`; `null` also where the baseline is too small to be seen. */
  readonly ratio: number | null;
  /** Meant for `ratio` where there is one, else for `value`; `null` where nothing is aimed at. */
  readonly aim: number | null;
  /** True where smaller is better: the aim is met at or under it. Otherwise it is met at or over it. */
  readonly atMost: boolean;
}

/** Makes a figure; the ratio follows from value and baseline. Numbers are rounded to what the eye can use. */
export function makeFigure(
  id: string,
  measured: { readonly value: number; readonly baseline?: number },
  unit: Figure['unit'],
  aim: number | null = null,
  atMost = true,
): Figure {
  const { value, baseline } = measured;
  return {
    id,
    value: rounded(value),
    unit,
    baseline: baseline === undefined ? null : rounded(baseline),
    ratio: baseline === undefined || baseline === 0 ? null : rounded(value / baseline),
    aim,
    atMost,
  };
}

/** Whether the aim is met; `undefined` where there is none. */
function isMet(figure: Figure): boolean | undefined {
  const measured = figure.ratio ?? figure.value;
  if (figure.aim === null) return undefined;
  return figure.atMost ? measured <= figure.aim : measured >= figure.aim;
}

/** A table for the terminal, one line a figure. */
export function formatTable(figures: readonly Figure[]): string {
  const head = ['figure', 'value', 'baseline', 'ratio', 'aim', ''];
  const rows = figures.map((figure) => {
    const unit = figure.ratio === null ? ` ${figure.unit}` : 'x';
    const aim = figure.aim === null ? '' : `${figure.atMost ? '<=' : '>='} ${figure.aim}${unit}`;
    return [
      figure.id,
      `${figure.value} ${figure.unit}`,
      figure.baseline === null ? '' : `${figure.baseline} ${figure.unit}`,
      figure.ratio === null ? '' : `${figure.ratio.toFixed(2)}x`,
      aim,
      { true: 'met', false: 'missed', undefined: '' }[String(isMet(figure))] ?? '',
    ];
  });
  return formatColumns([head, ...rows]);
}

/** Lines with the first column to the left and the others to the right. */
export function formatColumns(lines: readonly (readonly string[])[]): string {
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  const print = (line: readonly string[]) =>
    line
      .map((cell, column) =>
        column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return lines.map(print).join('\n');
}

/** Writes the figures as a JSON array. */
export async function writeFigures(file: string, figures: readonly Figure[]): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(figures, null, 2)}\n`);
}

/** Two decimals; three digits that count where that would leave little of it. */
function rounded(value: number): number {
  return Math.abs(value) < 1 ? Number(value.toPrecision(3)) : Math.round(value * 100) / 100;
}
