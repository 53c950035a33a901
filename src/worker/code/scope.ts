import type { TensorFlow } from '../../ml/network/backend.ts';
import { MINUTES_PER_DAY, minutesOfDate } from '../../ml/table.ts';
import { vl } from './chart-output.ts';
import { outputOf, type Display } from './display.ts';
import { library as ml } from './library.ts';
import type { PackedValue } from './packed-value.ts';
import { unpack, type UnpackOptions } from './unpack.ts';

export type Arquero = typeof import('arquero');

/** What code finds besides what other cells export. */
export interface Library {
  aq: Arquero;
  /** null: it was not asked for. */
  tf: TensorFlow | null;
  /** null: the page has not handed it over. */
  deliveries: unknown;
}

/** Every name that a cell can use. */
export function scopeOf(
  { aq, tf, deliveries }: Library,
  display: Display,
  today: string,
  inputs: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return {
    aq,
    op: aq.op,
    ...(tf && { tf }),
    ml,
    vl,
    deliveries: deliveries ?? absent('The table `deliveries` has not been loaded yet: run again.'),
    today: lastMinuteOf(today),
    display: (value: unknown) => display.show(outputOf(value)),
    console: display.console(),
    ...inputs,
  };
}

/** Everything in the table was known at this moment or before. */
function lastMinuteOf(date: string): Date {
  return new Date((minutesOfDate(date) + MINUTES_PER_DAY - 1) * 60_000);
}

export function unpackAll(
  values: Readonly<Record<string, PackedValue>>,
  { aq }: Pick<Library, 'aq'>,
): Record<string, unknown> {
  const pairs = Object.entries(values).map(([name, value]) => {
    const says = (what: string) =>
      `\`${name}\` is or holds ${what}, and only data goes from one cell to another: numbers, texts, dates, lists, objects, tables. Define it in this cell as well.`;
    return [name, unpack(value, { table: tableMaker(aq), absent: (what) => absent(says(what)) })];
  });
  return Object.fromEntries(pairs) as Record<string, unknown>;
}

export function tableMaker(aq: Arquero): NonNullable<UnpackOptions['table']> {
  // Arquero takes anything with a length and `at` for a column.
  return (columns) => aq.table(columns as unknown as Parameters<Arquero['table']>[0]);
}

/** Stands for something that is not there: whatever is done with it says why. */
function absent(message: string): unknown {
  const complain = () => {
    throw new Error(message);
  };
  return new Proxy(() => {}, {
    apply: complain,
    construct: complain,
    get: complain,
    set: complain,
    has: complain,
    ownKeys: complain,
    getPrototypeOf: complain,
  });
}
