import type { Design } from '../design.ts';

/** One order, to be walked from one background row both ways: the place of each feature in it. */
export interface Order {
  background: number;
  place: Int32Array;
}

/**
 * The rows between a background row and an explained one, for each order first forwards, then backwards:
 * with 1, 2, … features − 1 features switched on.
 * @param row of `design`, which is explained. @param features numbered as the orders number them.
 */
export function mixedRows(
  design: Design,
  row: number,
  background: Design,
  features: readonly string[],
  orders: readonly Order[],
): Design {
  const perWay = features.length - 1;
  const rows = 2 * orders.length * perWay;
  const mix = <T extends Float32Array | Int32Array>(
    out: T,
    feature: string,
    own: number,
    others: T,
  ): T => {
    const f = features.indexOf(feature);
    let i = 0;
    for (const { background: from, place } of orders)
      for (const before of [place[f]!, perWay - place[f]!])
        for (let switched = 1; switched <= perWay; switched++)
          out[i++] = before < switched ? own : others[from]!;
    return out;
  };
  return {
    rows,
    numeric: design.numeric.map((input, j) => ({
      ...input,
      values: mix(
        new Float32Array(rows),
        input.feature,
        input.values[row]!,
        background.numeric[j]!.values,
      ),
    })),
    categorical: design.categorical.map((input, k) => ({
      ...input,
      codes: mix(
        new Int32Array(rows),
        input.feature,
        input.codes[row]!,
        background.categorical[k]!.codes,
      ),
    })),
  };
}
