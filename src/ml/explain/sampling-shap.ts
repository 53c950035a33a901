import type { Design } from '../design.ts';
import { log } from '../elementary.ts';
import { breathe, type Fitted } from '../model.ts';
import type { Random } from '../random.ts';
import { featuresIn, type Contributions } from './contributions.ts';
import { mixedRows, type Order } from './mixed-rows.ts';

/** Orders drawn for each background row, at least 2; each is walked forwards and backwards. */
const ORDERS = 2;
/** Scores of 0 and 1 have no finite log-odds; scores nearer to them are taken as this far away. */
const CERTAIN = 1e-6;

/**
 * SHAP values of any model, by sampling orders. Starting from a background row, features are switched to
 * the explained row's values one by one, in a random order and then in its reverse (antithetic: what a
 * feature adds early and late is averaged); each step's change of the log-odds goes to the feature that
 * was switched. Whatever the orders, the steps from a background row to the explained one add up, so
 * base + Σ φ is the row's log-odds but for rounding. Each φ is unbiased; its standard error against these
 * background rows is given beside it.
 *
 * Cost: rows × background × orders × 2 × (features − 1) predictions.
 * Source: Štrumbelj & Kononenko 2014; Mitchell et al. 2022 for the antithetic form; shap's
 * `PermutationExplainer`.
 */
export async function samplingShap(
  fitted: Pick<Fitted, 'predict'>,
  design: Design,
  background: Design,
  rng: Random,
  signal?: AbortSignal,
): Promise<Contributions> {
  const features = featuresIn(design);
  const phi = new Map(features.map((feature) => [feature, new Float64Array(design.rows)]));
  const standardError = new Map(features.map((f) => [f, new Float64Array(design.rows)]));
  const [of, from] = [await logOdds(fitted, design), await logOdds(fitted, background)];
  const base = from.reduce((sum, value) => sum + value, 0) / from.length;
  for (let row = 0; row < design.rows; row++) {
    await breathe(signal);
    const orders = drawOrders(features.length, background.rows, rng);
    const mixed = mixedRows(design, row, background, features, orders);
    const between = mixed.rows > 0 ? await logOdds(fitted, mixed) : new Float64Array(0);
    const ways = new Ways(orders, from, between, of[row]!, features.length);
    features.forEach((feature, f) => {
      const { mean, error } = meanAdded(ways, f);
      phi.get(feature)![row] = mean;
      standardError.get(feature)![row] = error;
    });
  }
  return { method: 'sampling', base, phi, standardError };
}

function drawOrders(features: number, backgroundRows: number, rng: Random): Order[] {
  return Array.from({ length: backgroundRows * ORDERS }, (_, i) => ({
    background: Math.floor(i / ORDERS),
    place: rng.shuffle(Int32Array.from({ length: features }, (_, f) => f)),
  }));
}

/** Reads the log-odds of the rows that lie on the ways from background rows to the explained one. */
class Ways {
  /** @param between the log-odds of `mixedRows`. */
  constructor(
    readonly orders: readonly Order[],
    readonly start: Float64Array,
    readonly between: Float64Array,
    readonly end: number,
    readonly features: number,
  ) {}

  /** What a feature adds along an order, the mean of both ways. */
  added(order: number, feature: number): number {
    const place = this.orders[order]!.place[feature]!;
    const forwards = this.#step(order, 0, place);
    return (forwards + this.#step(order, 1, this.features - 1 - place)) / 2;
  }

  /** The change when one feature more is switched on than `before`. */
  #step(order: number, way: 0 | 1, before: number): number {
    return this.#at(order, way, before + 1) - this.#at(order, way, before);
  }

  #at(order: number, way: 0 | 1, switched: number): number {
    if (switched === 0) return this.start[this.orders[order]!.background]!;
    if (switched === this.features) return this.end;
    return this.between[(2 * order + way) * (this.features - 1) + switched - 1]!;
  }
}

/** φ of a feature, and its standard error: the orders of one background row differ by chance alone. */
function meanAdded(ways: Ways, feature: number): { mean: number; error: number } {
  const n = ways.orders.length;
  const background = n / ORDERS;
  let sum = 0;
  let varianceSum = 0;
  for (let first = 0; first < n; first += ORDERS) {
    const added = Array.from({ length: ORDERS }, (_, k) => ways.added(first + k, feature));
    const total = added.reduce((a, b) => a + b, 0);
    const mean = total / ORDERS;
    const squares = added.reduce((s, value) => s + (value - mean) * (value - mean), 0);
    sum += total;
    varianceSum += squares / (ORDERS - 1) / ORDERS;
  }
  return { mean: sum / n, error: Math.sqrt(varianceSum) / background };
}

async function logOdds(fitted: Pick<Fitted, 'predict'>, design: Design): Promise<Float64Array> {
  return (await fitted.predict(design)).map(logOddsOf);
}

const MOST = log((1 - CERTAIN) / CERTAIN);

/** The log-odds of a score, within ±13.8 so that every score has some. */
export function logOddsOf(score: number): number {
  return clippedLogOdds(log(score / (1 - score)));
}

export function clippedLogOdds(logOdds: number): number {
  return Math.min(Math.max(logOdds, -MOST), MOST);
}
