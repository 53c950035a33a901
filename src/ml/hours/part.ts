import { dateOfWeek, weekOf } from '../feature-families/temporal.ts';
import type { Frame } from '../frame.ts';
import { columnOf, type CategoricalColumn } from '../table.ts';
import {
  meanAbsoluteError,
  meanAbsolutePercentageError,
  rootMeanSquaredError,
  weightedAbsolutePercentageError,
} from './errors.ts';
import type { Foretold } from './foretell.ts';
import type { HoursErrors, HoursPart } from './hours-late.ts';
import { volumeErrors } from './volumes.ts';

/** The same rows as the run's classifier scored them: its label there, and the probability of 1. */
export interface Scored {
  y: Uint8Array;
  score: Float64Array;
}

const MISSING = '(missing)';

/** Errors of all rows, and of each region and week of creation; volumes by region × week. */
export function partOf(frame: Frame, foretold: Foretold, { y, score }: Scored): HoursPart {
  const { rows, predicted, median } = foretold;
  const { hours } = foretold.target;
  const week = rows.map((row) => weekOf(frame.created[row]!));
  const { roles, table } = frame.world;
  const region = roles.region === null ? null : columnOf(table, roles.region, 'categorical');
  const regionCode = region && rows.map((row) => codeOf(region, row));
  const by = (key: Int32Array, valueOf: (key: number) => string) =>
    positionsBy(key).map(([k, at]) => ({
      value: valueOf(k),
      ...hoursErrors(pick(hours, at), pick(predicted, at)),
    }));
  return {
    all: hoursErrors(hours, predicted),
    median: hoursErrors(hours, median),
    byRegion: regionCode ? by(regionCode, (code) => region.categories[code] ?? MISSING) : [],
    byWeek: by(week, dateOfWeek),
    volumes:
      regionCode &&
      volumeErrors(
        [...week].map((w, i) => `${w} ${regionCode[i]}`),
        y,
        score,
      ),
  };
}

function hoursErrors(truth: Float64Array, predicted: Float64Array): HoursErrors {
  const mape = meanAbsolutePercentageError(truth, predicted);
  return {
    rows: truth.length,
    mae: meanAbsoluteError(truth, predicted),
    rmse: rootMeanSquaredError(truth, predicted),
    mape: mape.value,
    mapeLeftOut: mape.leftOut,
    wape: weightedAbsolutePercentageError(truth, predicted),
  };
}

/** A missing category comes last. */
function codeOf({ values, categories }: CategoricalColumn, row: number): number {
  return values[row]! < 0 ? categories.length : values[row]!;
}

/** The positions of each key, keys ascending. */
function positionsBy(key: Int32Array): [number, number[]][] {
  const positions = new Map<number, number[]>();
  key.forEach((k, i) => {
    const own = positions.get(k);
    if (own) own.push(i);
    else positions.set(k, [i]);
  });
  return [...positions].sort(([a], [b]) => a - b);
}

function pick(values: Float64Array, positions: readonly number[]): Float64Array {
  return Float64Array.from(positions, (i) => values[i]!);
}
