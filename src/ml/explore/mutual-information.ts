import { log } from '../elementary.ts';

/** How much two columns of categories say of each other. */
export interface Information {
  /** Mutual information, 0 or more. */
  nats: number;
  /** The share of y's entropy that x removes, I / H(y), from 0 to 1; null where y never varies. */
  uncertainty: number | null;
}

/**
 * Mutual information of two discrete columns in nats: Σ p(x,y) ln(p(x,y) / p(x)p(y)). It asks for no order
 * and no straight line, so a U-shape counts. It is 0 for independent columns and never falls when
 * categories are split further: two independent columns of k and m categories show about
 * (k − 1)(m − 1) / 2n by chance.
 *
 * Cost: one pass over the rows.
 * Source: Cover & Thomas, Elements of Information Theory, 2.3; equals scikit-learn's `mutual_info_score`.
 * Uncertainty coefficient: Theil 1972.
 * @param x category of each row, 0 to xSize − 1. @param y the same, 0 to ySize − 1.
 */
export function mutualInformation(
  x: ArrayLike<number>,
  y: ArrayLike<number>,
  xSize: number,
  ySize: number,
): Information {
  const counts = new Float64Array(xSize * ySize);
  for (let i = 0; i < x.length; i++) counts[x[i]! * ySize + y[i]!]!++;
  return informationOf(counts, ySize);
}

/** The same of a table of counts, one row for each x, `ySize` columns. */
export function informationOf(counts: Float64Array, ySize: number): Information {
  const ofY = new Float64Array(ySize);
  let n = 0;
  let joint = 0;
  let ofX = 0;
  for (let start = 0; start < counts.length; start += ySize) {
    let row = 0;
    for (let k = 0; k < ySize; k++) {
      const count = counts[start + k]!;
      row += count;
      ofY[k]! += count;
      joint += timesLog(count);
    }
    ofX += timesLog(row);
    n += row;
  }
  if (n === 0) return { nats: 0, uncertainty: null };
  const total = timesLog(n);
  const y = ofY.reduce((sum, count) => sum + timesLog(count), 0);
  // The sums cancel but for rounding where the columns are independent.
  const nats = Math.max(0, (joint - ofX - y + total) / n);
  const entropy = (total - y) / n;
  return { nats, uncertainty: entropy > 0 ? Math.min(1, nats / entropy) : null };
}

/** n ln n, which goes to 0 with n. */
function timesLog(n: number): number {
  return n > 0 ? n * log(n) : 0;
}
