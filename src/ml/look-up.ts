import type { Assessment } from './assess.ts';
import { train } from './evaluate.ts';
import type { Recipe } from './evaluate.ts';
import { weekOf } from './feature-families/temporal.ts';
import type { Frame } from './frame.ts';
import { difference, interval } from './interval.ts';
import { rocAuc } from './metrics/roc-auc.ts';
import type { FitProgress } from './model.ts';
import { Random } from './random.ts';
import type { LookUp } from './result.ts';
import { rankRows, weightedRocAuc } from './weighted-roc-auc.ts';

const DRAWS_OF_WEEKS = 5;
const WEEK_SHARE = 0.3;
const BOOTSTRAPS = 1000;

/**
 * Why a random split scores higher has two answers. Freshness: its training rows share the test rows'
 * regime. Look-up: they share the very hub-days of the test rows. To measure the second alone, 30 % of
 * the calendar weeks W are set aside and a random half of their rows is tested. Model B trains on the n
 * rows outside W; model R on the other half of W and a random sample of the rest, n rows again. Both
 * know the same months; only R knows the test rows' neighbours. Look-up = AUC of R − AUC of B, the mean
 * of five draws of W; its interval resamples the weeks in W, the same for both models.
 *
 * @returns null where some draw has one class only.
 */
export async function* lookUp(
  recipe: Recipe,
  frame: Frame,
): AsyncGenerator<FitProgress, Drawn | null> {
  const week = frame.eligible.map((row) => weekOf(frame.created[row]!));
  const rng = new Random(recipe.experiment.seed, 'look-up');
  const values: number[] = [];
  const bootstraps = new Float64Array(BOOTSTRAPS);
  for (let draw = 0; draw < DRAWS_OF_WEEKS; draw++) {
    const { test, outside, mixed } = drawRows(week, rng);
    const y = Uint8Array.from(test, (i) => frame.y[i]!);
    const without = yield* scoreOf(recipe, frame, outside, test);
    const withNeighbours = yield* scoreOf(recipe, frame, mixed, test);
    const [b, r] = [rocAuc(y, without), rocAuc(y, withNeighbours)];
    if (b === undefined || r === undefined) return null;
    values.push(r - b);
    const weeks = new Map([...new Set(test.map((i) => week[i]!))].map((w, k) => [w, k]));
    const place = test.map((i) => weeks.get(week[i]!)!);
    const ranked = [rankRows(place, y, withNeighbours), rankRows(place, y, without)] as const;
    for (let k = 0; k < BOOTSTRAPS; k++) {
      const weights = new Uint8Array(weeks.size);
      for (let w = 0; w < weeks.size; w++) weights[rng.below(weeks.size)]!++;
      bootstraps[k]! +=
        (weightedRocAuc(ranked[0], weights) - weightedRocAuc(ranked[1], weights)) / DRAWS_OF_WEEKS;
    }
  }
  const value = values.reduce((a, b) => a + b, 0) / values.length;
  return { value, draws: bootstraps };
}

/** A value and what it is in each bootstrap draw. */
interface Drawn {
  value: number;
  draws: Float64Array;
}

/**
 * What the run's split scores above the split by time without a gap, told apart: what is not look-up is
 * freshness. The two splits test on different weeks, so the season is in the difference, and freshness,
 * which is what is left, may come out below 0.
 */
export function besideFreshness(lookUp: Drawn, run: Assessment, byTime: Assessment): LookUp {
  const overTime = {
    value: (run.offline.rocAuc ?? NaN) - (byTime.offline.rocAuc ?? NaN),
    draws: difference(run.testDraws, byTime.testDraws),
  };
  const freshness = {
    value: overTime.value - lookUp.value,
    draws: difference(overTime.draws, lookUp.draws),
  };
  const [rocAuc, over, fresh] = [lookUp, overTime, freshness].map(({ value, draws }) => ({
    value,
    ...interval(draws),
  }));
  return { rocAuc: rocAuc!, overTime: over!, freshness: fresh! };
}

async function* scoreOf(recipe: Recipe, frame: Frame, index: Int32Array, test: Int32Array) {
  const trained = yield* train(recipe, frame, index, index);
  try {
    return await trained.score(
      test.map((i) => frame.eligible[i]!),
      'as-of',
    );
  } finally {
    trained.fitted.dispose?.();
  }
}

/** Positions in the eligible rows, ascending: test rows, the rows outside W, and as many mixed ones. */
function drawRows(week: Int32Array, rng: Random) {
  const weeks = rng.shuffle(Int32Array.from(new Set(week)));
  const chosen = new Set(weeks.subarray(0, Math.round(weeks.length * WEEK_SHARE)));
  const inside = rng.shuffle(positionsWhere(week, (w) => chosen.has(w)));
  const outside = positionsWhere(week, (w) => !chosen.has(w));
  const half = inside.length >> 1;
  const test = inside.slice(0, half).sort();
  const neighbours = inside.subarray(half);
  const rest = rng
    .shuffle(outside.slice())
    .subarray(0, Math.max(0, outside.length - neighbours.length));
  const mixed = Int32Array.from([...neighbours, ...rest]).sort();
  return { test, outside, mixed };
}

function positionsWhere(week: Int32Array, wanted: (week: number) => boolean): Int32Array {
  return Int32Array.from([...week.keys()].filter((i) => wanted(week[i]!)));
}
