import { windowedSums } from '../rates/windowed-sums.ts';

/**
 * Target encoding by the clock: for each row the mean label of its category over the labels known
 * strictly before the row's own time, pulled towards the mean μ of all labels known then:
 * (Σy + m μ) / (n + m). No fold is needed, for no row can reach its own label or a later one.
 *
 * It is honest only if `knownAt` does not depend on how a row ends. "On time" is known at delivery,
 * "late" at the promise: means of what happens to be known first select on the outcome. Let `knownAt` be
 * creation plus the label's horizon, which is the same for every row.
 *
 * Cost: n log n, one sweep through time.
 * @param codes category of each row from 0, −1 for none. @param y 0 or 1 a row.
 * @param knownAt when the row's label is known, in minutes; NEVER: not at all.
 * @param at the moment for which the row's value is wanted, in minutes.
 * @param priorRows m, the strength of the pull in rows.
 * @returns one value a row; NaN where no label at all was known.
 */
export function pointInTimeTargetMean(
  codes: Int32Array,
  y: Uint8Array,
  knownAt: Int32Array,
  at: Int32Array,
  priorRows = 5,
): Float32Array {
  const groups = codes.reduce((most, code) => Math.max(most, code), -1) + 1;
  const known = { group: codes, groups, enterAt: knownAt, first: y, changes: [] };
  const { groupSum, groupCount, allSum, allCount } = windowedSums(known, at, Infinity);
  return Float32Array.from(codes, (_, row) => {
    const mean = allSum[row]! / allCount[row]!;
    return (groupSum[row]! + priorRows * mean) / (groupCount[row]! + priorRows);
  });
}
