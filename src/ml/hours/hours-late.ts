import { businessOf } from '../assess.ts';
import type { Evaluation, Recipe } from '../evaluate.ts';
import type { Frame } from '../frame.ts';
import type { FitProgress, Model } from '../model.ts';
import { NEVER } from '../table.ts';
import { foretell, pooled, type Foretold } from './foretell.ts';
import { partOf } from './part.ts';
import { hoursAsOf, hoursAt, type HoursTarget } from './target.ts';

/** Errors of predicted against true hours late. MAPE leaves out rows (or cells) whose truth is 0. */
export interface HoursErrors {
  rows: number;
  mae: number | null;
  rmse: number | null;
  /** Mean of |error| / |truth| over the rows whose truth is not 0, and how many were left out. */
  mape: number | null;
  mapeLeftOut: number;
  /** Σ |error| / Σ |truth|. */
  wape: number | null;
}

/**
 * Late parcels a region and week: how many the run's own classifier foretold (Σ of probabilities) and
 * how many came, by the label that counts there: the learner's offline, the business's in the replay.
 */
export interface VolumeErrors {
  /** Pairs of region and week with any parcel. */
  cells: number;
  mape: number | null;
  /** Cells in which no parcel was late, where MAPE has no value. */
  mapeLeftOut: number;
  wape: number | null;
}

export interface HoursPart {
  all: HoursErrors;
  /** What always saying the training rows' median gives. */
  median: HoursErrors;
  /** In the order of the regions' ids, those without one last; empty where no column is the region. */
  byRegion: (HoursErrors & { value: string })[];
  /** By week of creation; the value is the date of its Monday. */
  byWeek: (HoursErrors & { value: string })[];
  /** null where no column is the region. */
  volumes: VolumeErrors | null;
}

/** The regression of hours late (negative: early) on the run's own rows, features and split. */
export interface HoursLate {
  /** Id of the model. */
  model: string;
  /** On the run's test rows, all folds together, against the hours that the warehouse shows today. */
  offline: HoursPart;
  /** Refitted on all eligible rows, served to the replayed rows, against their final hours. */
  replay: HoursPart;
  /**
   * Rows whose true hours nobody knows: never delivered, counted with the hours after which they were
   * closed, or (where pending rows are learned from) not delivered yet, counted with those so far.
   * Of several folds: the last one's training rows, and the test rows of all.
   */
  censored: { train: number; test: number; replay: number };
}

/** Why a model has no hours late to offer, or null when it has. */
export function whyNoHours({ title, regress }: Pick<Model, 'title' | 'regress'>): string | null {
  if (regress) return null;
  return `${title}: it says how likely a parcel is to be late, and never by how many hours. Choose another model to foretell hours.`;
}

/**
 * Fits the run's recipe to hours late instead of the label: the same rows, folds, features, encoders and
 * seed, then the same refit and replay. Target encoding, where chosen, still reads the label.
 * Cost: one further fit a fold, and one more refit.
 *
 * @param delivered the run's score of each replayed row, for the volumes.
 * @throws where the model has no regression (see `whyNoHours`).
 */
export async function* hoursLate(
  recipe: Recipe,
  frame: Frame,
  { folds }: Pick<Evaluation, 'folds'>,
  delivered: Float64Array,
): AsyncGenerator<FitProgress, HoursLate> {
  const why = whyNoHours(recipe.model);
  if (why) throw new Error(why);
  const { world, eligible, replay, today } = frame;
  const learned = hoursAsOf(world, eligible, today);
  const future = hoursAsOf(world, replay, NEVER);
  const tested: Foretold[] = [];
  for (const { trainIndex, testIndex, testRows } of folds) {
    const transformIndex = recipe.experiment.fitTransformsOn === 'all' ? null : trainIndex;
    const asked = {
      rows: testRows,
      target: hoursAt(learned, testIndex),
      through: 'as-of',
    } as const;
    tested.push(yield* foretell(recipe, frame, learned, trainIndex, transformIndex, asked));
  }
  const all = Int32Array.from(eligible, (_, i) => i);
  const asked = { rows: replay, target: future, through: 'serving' } as const;
  const replayed = yield* foretell(recipe, frame, learned, all, all, asked);
  const offline = pooled(tested);
  return {
    model: recipe.model.id,
    offline: partOf(frame, offline, {
      y: Uint8Array.from(folds.flatMap((fold) => [...fold.y])),
      score: Float64Array.from(folds.flatMap((fold) => [...fold.score])),
    }),
    replay: partOf(frame, replayed, { y: businessOf(frame, replay), score: delivered }),
    censored: {
      train: censoredOf(hoursAt(learned, folds.at(-1)!.trainIndex)),
      test: censoredOf(offline.target),
      replay: censoredOf(future),
    },
  };
}

function censoredOf({ censored }: HoursTarget): number {
  return censored.reduce((sum, one) => sum + one, 0);
}
