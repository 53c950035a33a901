import { fitEncoder, type EncoderInput } from '../encode.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { breathe, optionValues, type Model } from '../model.ts';
import { Random } from '../random.ts';
import type { Roles } from '../world.ts';
import type { ExploreProgress, PriceOfLooking } from './answers.ts';

/** Rows with their columns and labels. */
export interface LabelledRows {
  /** The same columns in each part, categories in the same order. */
  inputs: readonly EncoderInput[];
  y: Uint8Array;
  /** Creation day of each row. */
  day: Int32Array;
}

export interface LookingOptions {
  /** Feature sets that are tried. */
  candidates?: number;
  /** Columns drawn for each. */
  columnsEach?: number;
  /** Columns that every candidate has. */
  always?: readonly string[];
  /** How many test rows choose; those beyond the test rows are left out, and all of them are added. */
  sizes?: readonly number[];
  /** Draws of test rows a size. */
  draws?: number;
  seed?: number;
}

export const LOOKING_DEFAULTS = {
  candidates: 150,
  columnsEach: 5,
  always: [] as readonly string[],
  sizes: [50, 100, 200, 400, 800, 1600] as readonly number[],
  draws: 8,
  seed: 7,
};

/**
 * What it costs to choose by looking at test rows. Many variants of one model, each with other columns
 * drawn at random, are fitted on training rows. The one that scores best on some test rows wins. Its
 * score there is too good, for it is the best of many: how much, its score on fresh rows tells. Among K
 * equally good variants the flattery is about σ √(2 ln K), σ being the standard error of one score: it
 * shrinks with the test rows, and grows slowly with the looks.
 *
 * Test and fresh rows should be alike but for the choice, such as two random halves of the same weeks.
 * Cost: one fit a candidate, and candidates × sizes × draws ROC AUCs.
 * @returns one row a size; none where a part has one class only.
 */
export async function* priceOfLooking(
  model: Model,
  roles: Roles,
  parts: { train: LabelledRows; test: LabelledRows; fresh: LabelledRows },
  options: LookingOptions = {},
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, PriceOfLooking[]> {
  const { candidates, sizes, draws, seed, ...sets } = { ...LOOKING_DEFAULTS, ...options };
  const { train, test, fresh } = parts;
  if ([train, test, fresh].some(({ y }) => !y.includes(0) || !y.includes(1))) return [];
  const rng = new Random(seed, 'looking');
  const scored: Scored[] = [];
  for (let candidate = 0; candidate < candidates; candidate++) {
    yield { done: candidate, of: candidates, detail: `variant ${candidate + 1}` };
    await breathe(signal);
    const names = drawSet(train.inputs, sets, rng);
    scored.push(await scoreBoth(model, roles, names, parts, seed, signal));
  }
  const variants = { test: scored.map(({ test }) => test), kept: scored.map(({ kept }) => kept) };
  const all = test.y.length;
  const asked = [...new Set([...sizes.filter((size) => size < all), all])].sort((a, b) => a - b);
  const priced: PriceOfLooking[] = [];
  for (const size of asked) {
    yield { done: candidates, of: candidates, detail: `choosing on ${size} rows` };
    await breathe(signal);
    const row = priceAt(size, size === all ? 1 : draws, test.y, variants, rng);
    if (row) priced.push(row);
  }
  return priced;
}

interface Scored {
  /** The score of each test row. */
  test: Float64Array;
  /** The ROC AUC on fresh rows. */
  kept: number;
}

function drawSet(
  inputs: readonly EncoderInput[],
  { columnsEach, always }: { columnsEach: number; always: readonly string[] },
  rng: Random,
): string[] {
  const others = inputs.map(({ feature }) => feature).filter((name) => !always.includes(name));
  return [...always, ...rng.shuffle(others).slice(0, columnsEach)];
}

async function scoreBoth(
  model: Model,
  roles: Roles,
  names: readonly string[],
  { train, test, fresh }: Record<'train' | 'test' | 'fresh', LabelledRows>,
  seed: number,
  signal: AbortSignal | undefined,
): Promise<Scored> {
  const pick = ({ inputs }: LabelledRows) =>
    names.map((name) => inputs.find(({ feature }) => feature === name)!);
  const every = ({ y }: LabelledRows) => Int32Array.from(y, (_, row) => row);
  const target = { y: train.y, rng: new Random(seed, 'encoder') };
  const encoder = fitEncoder(pick(train), every(train), model.encoding, target);
  const fitting = model.fit(
    encoder.transformTraining(pick(train), every(train), train.y),
    train.y,
    {
      // A ranking needs no more digits of the coefficients.
      options: {
        ...optionValues(model, {}),
        ...(model.id === 'logistic-regression' && { tol: 1e-3 }),
      },
      rng: new Random(seed, 'model'),
      signal,
      roles,
      day: train.day,
    },
  );
  let step = await fitting.next();
  while (!step.done) step = await fitting.next();
  const score = async (part: LabelledRows) =>
    await step.value.predict(encoder.transform(pick(part), every(part)));
  const scored = { test: await score(test), kept: rocAuc(fresh.y, await score(fresh))! };
  step.value.dispose?.();
  return scored;
}

/** The means over draws that hold both classes; null where none does. */
function priceAt(
  testRows: number,
  draws: number,
  y: Uint8Array,
  variants: { test: readonly Float64Array[]; kept: readonly number[] },
  rng: Random,
): PriceOfLooking | null {
  let [told, kept, counted] = [0, 0, 0];
  for (let draw = 0; draw < draws; draw++) {
    const some = rng.shuffle(Int32Array.from(y.keys())).subarray(0, testRows);
    const labels = Uint8Array.from(some, (row) => y[row]!);
    if (!labels.includes(0) || !labels.includes(1)) continue;
    const scores = variants.test.map((score) => {
      const drawn = Float64Array.from(some, (row) => score[row]!);
      return rocAuc(labels, drawn)!;
    });
    const best = Math.max(...scores);
    told += best;
    kept += variants.kept[scores.indexOf(best)]!;
    counted++;
  }
  if (counted === 0) return null;
  return {
    testRows,
    told: told / counted,
    kept: kept / counted,
    tooGood: (told - kept) / counted,
  };
}
