import { medianOf } from '../encoders/median.ts';
import { trainWith, type Fit, type Recipe } from '../evaluate.ts';
import type { Frame } from '../frame.ts';
import type { FitProgress, Regressed } from '../model.ts';
import { hoursAt, type HoursTarget } from './target.ts';

/** Rows of the world to be asked about, their true hours, and the view that they are read through. */
export interface Asked {
  rows: Int32Array;
  target: HoursTarget;
  through: 'as-of' | 'serving';
}

/** Rows of the world whose hours were foretold, one value each in the same order. */
export interface Foretold {
  rows: Int32Array;
  target: HoursTarget;
  predicted: Float64Array;
  /** The median of the hours that were trained on: what one would say without a model. */
  median: Float64Array;
}

/**
 * Fits the recipe's model, which must have a regression, to the hours of some eligible rows and asks it
 * about others.
 * @param learned of every eligible row. @param index,transformIndex positions there, as in `train`.
 */
export async function* foretell(
  recipe: Recipe,
  frame: Frame,
  learned: HoursTarget,
  index: Int32Array,
  transformIndex: Int32Array | null,
  { rows, target, through }: Asked,
): AsyncGenerator<FitProgress, Foretold> {
  const { hours } = hoursAt(learned, index);
  const fit: Fit<Regressed> = (design, _y, context) =>
    recipe.model.regress!(design, hours, context);
  const trained = yield* trainWith(fit, recipe, frame, index, transformIndex);
  try {
    const predicted = await trained.score(rows, through);
    const median = new Float64Array(rows.length).fill(medianOf(hours.slice()));
    return { rows, target, predicted, median };
  } finally {
    trained.fitted.dispose?.();
  }
}

/** Several folds' rows as one. */
export function pooled(folds: readonly Foretold[]): Foretold {
  const values = (of: (fold: Foretold) => Iterable<number>) =>
    folds.flatMap((fold) => [...of(fold)]);
  return {
    rows: Int32Array.from(values(({ rows }) => rows)),
    target: {
      hours: Float64Array.from(values(({ target }) => target.hours)),
      censored: Uint8Array.from(values(({ target }) => target.censored)),
    },
    predicted: Float64Array.from(values(({ predicted }) => predicted)),
    median: Float64Array.from(values(({ median }) => median)),
  };
}
