import type { VolumeErrors } from './hours-late.ts';
import { meanAbsolutePercentageError, weightedAbsolutePercentageError } from './errors.ts';

/**
 * How well a classifier's probabilities foretell volumes: their sum over the parcels of a cell against
 * the number of late ones. A score that ranks well may still be wrong here, as it may be too high or
 * too low for all.
 *
 * @param cell of each row, by any key. @param y 0 or 1 a row. @param score probability of label 1.
 */
export function volumeErrors(
  cell: readonly (string | number)[],
  y: Uint8Array,
  score: Float64Array,
): VolumeErrors {
  const place = new Map([...new Set(cell)].map((key, k) => [key, k]));
  const late = new Float64Array(place.size);
  const foretold = new Float64Array(place.size);
  cell.forEach((key, i) => {
    late[place.get(key)!]! += y[i]!;
    foretold[place.get(key)!]! += score[i]!;
  });
  const { value, leftOut } = meanAbsolutePercentageError(late, foretold);
  return {
    cells: place.size,
    mape: value,
    mapeLeftOut: leftOut,
    wape: weightedAbsolutePercentageError(late, foretold),
  };
}
