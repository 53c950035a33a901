import { model } from '../models/logistic-regression.ts';
import { Random } from '../random.ts';
import { dayOfMinutes } from '../table.ts';
import type { ExploreProgress, Looking } from './answers.ts';
import { knownAtCreation } from './column-words.ts';
import { takeRows, type ExploredRows } from './explored-rows.ts';
import { LOOKING_DEFAULTS, priceOfLooking, type LabelledRows } from './price-of-looking.ts';
import { whyNoLabel } from './why-not.ts';

/** Rows that the variants are fitted on, at most: what counts is how many rows choose. */
const MOST_TRAINING_ROWS = 3000;
/** Where no test row may be looked at, the latest part of the training rows stands for them. */
const STAND_IN = 0.3;

/**
 * The price of choosing by test rows, tried on these very rows: the best of 150 sets of five columns known
 * at creation, chosen on ever more test rows, then scored on fresh ones. Test and fresh rows are two
 * random halves of the test rows; in the scope of training rows, of the latest 30 % of these.
 */
export async function* lookingAnswer(
  rows: ExploredRows,
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, Looking> {
  const { train, test, fresh, triedOn } = partsOf(rows);
  const columns = rows.world.columns.filter(
    (spec) =>
      spec.feature !== 'none' && knownAtCreation(rows.world, spec) && !namesRow(rows, spec.name),
  );
  const part = (index: Int32Array): LabelledRows => ({
    inputs: columns.map(({ name }) => ({
      feature: name,
      column: takeRows(rows.readings.measured(name).column, index),
    })),
    y: Uint8Array.from(index, (row) => rows.y[row]!),
    day: index.map((row) => dayOfMinutes(rows.created[row]!)),
  });
  const { candidates, columnsEach } = LOOKING_DEFAULTS;
  const parts = { train: part(train), test: part(test), fresh: part(fresh) };
  const why = whyNoLabel(rows) ?? whyNot(parts, columns.length);
  return {
    kind: 'looking',
    candidates,
    columnsEach: Math.min(columnsEach, columns.length),
    trainRows: train.length,
    freshRows: fresh.length,
    triedOn,
    sizes: why ? [] : yield* priceOfLooking(model, rows.world.roles, parts, {}, signal),
    why,
  };
}

/** The number of the row and the date of its creation are no columns to choose from. */
function namesRow({ world: { roles } }: ExploredRows, name: string): boolean {
  return name === roles.id || name === roles.created;
}

function partsOf({ role, created }: ExploredRows) {
  const all = Int32Array.from(created.keys());
  const tested = all.filter((row) => role[row] === 'test');
  const from = Math.floor(all.length * (1 - STAND_IN));
  const [before, pool] = tested.length
    ? [all.filter((row) => role[row] === 'training'), tested]
    : [all.subarray(0, from), all.slice(from)];
  const step = Math.max(1, Math.ceil(before.length / MOST_TRAINING_ROWS));
  const mixed = new Random(1, 'looking at halves').shuffle(pool.slice());
  const half = mixed.length >> 1;
  return {
    train: before.filter((_, k) => k % step === 0),
    test: mixed.subarray(0, half),
    fresh: mixed.subarray(half),
    triedOn: tested.length ? ('test' as const) : ('latest training rows' as const),
  };
}

function whyNot(parts: Record<string, LabelledRows>, columns: number): string | null {
  if (columns < 2) return `There are ${columns} columns known at creation: nothing to choose from.`;
  for (const [name, { y }] of Object.entries(parts)) {
    const late = y.reduce((sum, value) => sum + value, 0);
    if (late === 0 || late === y.length)
      return `The ${y.length} ${name} rows hold one class only: no variant can be ${name === 'train' ? 'fitted' : 'judged'}.`;
  }
  return null;
}
