import { businessOf } from '../assess.ts';
import type { Evaluation } from '../evaluate.ts';
import { creationDays, type Frame } from '../frame.ts';
import { breathe } from '../model.ts';
import type { Slice, SliceTable } from './explanation.ts';
import { MINIMUM_OF_EACH_LABEL, MINIMUM_ROWS, sliceScores, type DayRows } from './slice-scores.ts';
import { slicingsOf, type FittedRows, type Slicing } from './slicings.ts';

interface Side extends DayRows, FittedRows {
  stream: 'test' | 'replay';
}

/**
 * Errors by slice: does the model rank as well, and say as much as comes true, in every part? Sliced are
 * the test rows of all folds pooled, on the learner's label, and the replayed rows, on the business
 * label.
 *
 * Many slices are looked at, so some lie far off by chance alone.
 * Cost: for each slicing, 1,000 passes over the scored rows.
 */
export async function sliceTables(
  frame: Frame,
  evaluation: Evaluation,
  delivered: Float64Array,
  signal?: AbortSignal,
): Promise<SliceTable[]> {
  const sides = [testSide(frame, evaluation), replaySide(frame, delivered)] as const;
  const tables: SliceTable[] = [];
  for (const slicing of slicingsOf(frame)) tables.push(await tableOf(slicing, sides, signal));
  return tables;
}

async function tableOf(
  { by, title, intervals, valuesOf }: Slicing,
  [test, replay]: readonly [Side, Side],
  signal: AbortSignal | undefined,
): Promise<SliceTable> {
  const offline = placesByValue(test, valuesOf(test));
  const replayed = placesByValue(replay, valuesOf(replay));
  const slices: Slice[] = [];
  for (const value of new Set([...offline.keys(), ...replayed.keys()])) {
    await breathe(signal);
    slices.push({
      value,
      offline: scoresAt(test, offline.get(value) ?? [], intervals),
      replay: scoresAt(replay, replayed.get(value) ?? [], intervals),
    });
  }
  return {
    by,
    title,
    slices: by === 'week' ? slices.sort(byValue) : slices.sort(bySize),
    intervals,
    minimumRows: MINIMUM_ROWS,
    minimumOfEachLabel: MINIMUM_OF_EACH_LABEL,
  };
}

function byValue(a: Slice, b: Slice): number {
  return a.value < b.value ? -1 : 1;
}

function bySize(a: Slice, b: Slice): number {
  const rows = ({ offline, replay }: Slice) => offline.rows + replay.rows;
  return rows(b) - rows(a) || byValue(a, b);
}

function placesByValue(side: Side, valueOf: (place: number) => string): Map<string, number[]> {
  const places = new Map<string, number[]>();
  for (let place = 0; place < side.rows.length; place++) {
    const value = valueOf(place);
    const known = places.get(value);
    if (known) known.push(place);
    else places.set(value, [place]);
  }
  return places;
}

function scoresAt(side: Side, places: number[], intervals: SliceTable['intervals']) {
  const part = {
    day: Int32Array.from(places, (place) => side.day[place]!),
    y: Uint8Array.from(places, (place) => side.y[place]!),
    score: Float64Array.from(places, (place) => side.score[place]!),
  };
  return sliceScores(part, intervals, side.stream);
}

function testSide(frame: Frame, { folds }: Evaluation): Side {
  const rows = Int32Array.from(folds.flatMap((fold) => [...fold.testRows]));
  return {
    stream: 'test',
    rows,
    day: creationDays(frame, rows),
    y: Uint8Array.from(folds.flatMap((fold) => [...fold.y])),
    score: Float64Array.from(folds.flatMap((fold) => [...fold.score])),
    fold: Int32Array.from(folds.flatMap((fold, f) => Array.from(fold.testRows, () => f))),
    fittedOn: folds.map((fold) => fold.trainIndex.map((i) => frame.eligible[i]!)),
  };
}

function replaySide(frame: Frame, delivered: Float64Array): Side {
  return {
    stream: 'replay',
    rows: frame.replay,
    day: creationDays(frame, frame.replay),
    y: businessOf(frame, frame.replay),
    score: delivered,
    fold: new Int32Array(frame.replay.length),
    fittedOn: [frame.eligible],
  };
}
