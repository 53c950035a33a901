import type { Metric } from '../metric.ts';
import { scoreGroups } from '../score-groups.ts';

/**
 * Precision at k: the share of label 1 among the k rows with the highest scores, for a team that can
 * look after a fixed share of the parcels. k is that share of the rows, rounded, at least 1.
 *
 * Where the k-th place falls among tied rows, which of them come first is chance. The value is the
 * expectation over that chance: the places left, filled with the tied rows' own share of label 1. A
 * constant score so earns exactly the share of label 1.
 *
 * Cost: n log n. Undefined without rows.
 * Source: McSherry & Najork 2008, "Computing information retrieval performance measures efficiently in
 * the presence of tied scores", section 2.
 * @param y 0 or 1 a row. @param score one a row, same order.
 * @param share of the rows that can be looked after, above 0 and at most 1.
 */
export function precisionAtK(y: Uint8Array, score: Float64Array, share = 0.1): number | undefined {
  if (!(share > 0 && share <= 1))
    throw new Error(
      `Precision at k was asked for a share of ${share} of the rows; choose one above 0 and at most 1, such as 0.1.`,
    );
  const { positives, negatives } = scoreGroups(y, score);
  if (y.length === 0) return undefined;
  const k = Math.max(1, Math.round(share * y.length));
  let found = 0;
  let placesLeft = k;
  for (let g = positives.length - 1; placesLeft > 0; g--) {
    const tied = positives[g]! + negatives[g]!;
    const taken = Math.min(tied, placesLeft);
    found += (positives[g]! * taken) / tied;
    placesLeft -= taken;
  }
  return found / k;
}

export const metric: Metric = {
  id: 'precision-at-k',
  title: 'Precision in the top 10 %',
  summary: 'The share of late parcels among the tenth of all parcels with the highest scores.',
  greaterIsBetter: true,
  measure: (y, score) => precisionAtK(y, score),
};
