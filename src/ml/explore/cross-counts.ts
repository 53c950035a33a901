/** Rows whose values were put into bins: the code of every row's bin, column by column, and its label. */
export interface BinnedRows {
  /** 1 where a row is late, else 0. */
  y: Uint8Array;
  dimensions: readonly BinnedColumn[];
}

export interface BinnedColumn {
  /** The bin of each row, from 0 to `size` − 1. */
  codes: Uint16Array;
  /** Number of bins, those without a row included. */
  size: number;
}

/** What is kept of one column: the bins from `from` to `to`, both included, or those of a list. */
export type BinFilter = { from: number; to: number } | { bins: readonly number[] };

/** One entry a column; null keeps all of it. */
export type Filters = readonly (BinFilter | null)[];

export interface BinCounts {
  /** Rows in each bin, and the late ones among them. */
  rows: Uint32Array;
  late: Uint32Array;
}

export interface CrossCounts {
  /** Rows that pass every filter, and the late ones among them. */
  rows: number;
  late: number;
  /** Column by column: the rows that pass every filter but the column's own. */
  dimensions: readonly BinCounts[];
}

const MOST_DIMENSIONS = 255;

/**
 * Cross-filtering (the rule of Square's crossfilter): each column is counted over the rows that pass the
 * filters of all *other* columns. Were its own filter to count, the bars outside the brush would vanish
 * and nobody could see where to drag it.
 *
 * A row that passes everything counts in every column; one that fails exactly one filter counts in the
 * column of that filter alone; all others count nowhere. So two numbers a row suffice: how many filters
 * it fails, and the last of them.
 *
 * Cost: one pass over the rows a column, and another a filter; 200,000 rows by ten columns take some ten
 * milliseconds. Memory: two bytes a row.
 */
export function crossCounts({ y, dimensions }: BinnedRows, filters: Filters): CrossCounts {
  if (dimensions.length > MOST_DIMENSIONS)
    throw new Error(
      `${dimensions.length} columns are to be filtered at once; at most ${MOST_DIMENSIONS} can be. Leave some out.`,
    );
  const failed = new Uint8Array(y.length);
  const failedAt = new Uint8Array(y.length);
  for (const [d, { codes, size }] of dimensions.entries()) {
    const filter = filters[d];
    if (!filter) continue;
    const kept = keptBins(filter, size);
    for (let i = 0; i < codes.length; i++)
      if (kept[codes[i]!] === 0) {
        failed[i]!++;
        failedAt[i] = d;
      }
  }
  let [rows, late] = [0, 0];
  for (let i = 0; i < y.length; i++)
    if (failed[i] === 0) {
      rows++;
      late += y[i]!;
    }
  const counts = dimensions.map((column, d) => countBins(column, y, failed, failedAt, d));
  return { rows, late, dimensions: counts };
}

function countBins(
  { codes, size }: BinnedColumn,
  y: Uint8Array,
  failed: Uint8Array,
  failedAt: Uint8Array,
  d: number,
): BinCounts {
  const rows = new Uint32Array(size);
  const late = new Uint32Array(size);
  for (let i = 0; i < codes.length; i++) {
    const fails = failed[i]!;
    if (fails > 1 || (fails === 1 && failedAt[i] !== d)) continue;
    rows[codes[i]!]!++;
    late[codes[i]!]! += y[i]!;
  }
  return { rows, late };
}

function keptBins(filter: BinFilter, size: number): Uint8Array {
  const kept = new Uint8Array(size);
  if ('bins' in filter) for (const bin of filter.bins) kept[bin] = 1;
  else kept.fill(1, Math.max(0, filter.from), filter.to + 1);
  return kept;
}
