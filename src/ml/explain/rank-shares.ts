/**
 * Where each score stands among all: the share of rows with a lower score, of equal ones half. Shares
 * compare two models whose scores lie on different scales.
 * Cost: n log n.
 */
export function rankShares(score: Float64Array): Float64Array {
  const order = Int32Array.from(score, (_, row) => row).sort((a, b) => score[a]! - score[b]!);
  const shares = new Float64Array(score.length);
  for (let from = 0, to = 0; from < order.length; from = to) {
    while (to < order.length && score[order[to]!] === score[order[from]!]) to++;
    for (let i = from; i < to; i++) shares[order[i]!] = (from + to) / 2 / score.length;
  }
  return shares;
}

/**
 * Spearman's rank correlation: 1 when two scores put the rows in the same order, −1 in the reverse one.
 * Undefined when one of them ranks nothing.
 * Source: Spearman 1904; ties as average ranks, as `scipy.stats.spearmanr`.
 * @param a,b rank shares of the same rows.
 */
export function rankCorrelation(a: Float64Array, b: Float64Array): number | undefined {
  // Rank shares always have the mean ½.
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [fromA, fromB] = [a[i]! - 0.5, b[i]! - 0.5];
    ab += fromA * fromB;
    aa += fromA * fromA;
    bb += fromB * fromB;
  }
  return aa === 0 || bb === 0 ? undefined : ab / Math.sqrt(aa * bb);
}
