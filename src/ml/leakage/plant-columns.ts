import { Random } from '../random.ts';
import { columnOf, MINUTES_PER_DAY, MINUTES_PER_HOUR, NEVER, type Column } from '../table.ts';
import type { ColumnSpec, Moment, World } from '../world.ts';

/*
 * Faults that are put into a world on purpose, to see whether an audit finds them and to show what they
 * do. Each takes a world and gives another one; the first is left as it was. They know a table by its
 * roles alone.
 */

/** Id of the column that `plantLaterColumn` adds. */
export const REPORTED_DELAY = 'reportedDelay';

/**
 * A column written after delivery: the delay in hours as somebody reported it, a day more or less wrong.
 * Under a truthful dictionary the clock proves the leak; under one that says creation nothing but the
 * column's own strength can raise the question.
 */
export function plantLaterColumn(
  world: World,
  seed: number,
  dictionary: 'truthful' | 'lying',
): World {
  const promised = columnOf(world.table, world.roles.promised, 'time').values;
  const delivered = columnOf(world.table, world.roles.delivered, 'time').values;
  const closedAfter = world.roles.horizon.closingDays * MINUTES_PER_DAY;
  const rng = new Random(seed, 'reported delay');
  const values = Float32Array.from(promised, (promise, row) => {
    const end = delivered[row] === NEVER ? promise + closedAfter : delivered[row]!;
    return (end - promise) / MINUTES_PER_HOUR + 24 * rng.normal();
  });
  const known = dictionary === 'truthful' ? world.roles.delivered : world.roles.created;
  return withColumns(world, [
    [
      described(REPORTED_DELAY, 'Hours from promise to arrival, as reported.', { column: known }),
      { kind: 'numeric', values },
    ],
  ]);
}

/** Names of the columns that `plantNoiseColumns` adds. */
export function noiseNames(count: number): string[] {
  return Array.from({ length: count }, (_, k) => `noise${k + 1}`);
}

/** Columns of pure noise, known at creation: harmless, unless somebody selects among them. */
export function plantNoiseColumns(world: World, seed: number, count: number): World {
  return withColumns(
    world,
    noiseNames(count).map((name) => {
      const rng = new Random(seed, name);
      const values = Float32Array.from({ length: world.table.rows }, () => rng.normal());
      const known = { column: world.roles.created };
      return [described(name, 'Noise.', known), { kind: 'numeric', values }];
    }),
  );
}

/** Name of the column that `plantNoiseCategory` adds. */
export const CUSTOMER = 'customer';

/** A category of many values that says nothing of the label: harmless, unless it becomes a mean of labels. */
export function plantNoiseCategory(world: World, seed: number, categories: number): World {
  const rng = new Random(seed, 'noise category');
  const values = Int32Array.from({ length: world.table.rows }, () => rng.below(categories));
  const names = Array.from({ length: categories }, (_, k) => `C${k + 1}`);
  const known = { column: world.roles.created };
  return withColumns(world, [
    [described(CUSTOMER, 'Noise.', known), { kind: 'categorical', values, categories: names }],
  ]);
}

/** The dictionary's entry of a planted column, chosen by its name. */
export function described(name: string, summary: string, knownAt: Moment): ColumnSpec {
  return { name, title: name, summary, source: 'planted', knownAt, feature: 'single' };
}

/** The world with further columns, each with its entry of the dictionary. */
export function withColumns(world: World, added: readonly [ColumnSpec, Column][]): World {
  const columns = new Map(world.table.columns);
  for (const [{ name }, column] of added) columns.set(name, column);
  return {
    ...world,
    table: { ...world.table, columns },
    columns: [...world.columns, ...added.map(([spec]) => spec)],
  };
}
