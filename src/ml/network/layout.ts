import type { Design } from '../design.ts';

/** Where the embeddings of one categorical column lie in the flat array that holds them all. */
export interface EmbeddingTable {
  /** Index of its first number. */
  start: number;
  /** Length of the vector that stands for one category. */
  dimensions: number;
}

/** What a network reads of a row: its numbers, then one embedding a categorical column. */
export interface Layout {
  numbers: number;
  tables: readonly EmbeddingTable[];
  /** Length of all embeddings together. */
  tablesLength: number;
  /** Length of an input row: numbers plus the dimensions of all embeddings. */
  width: number;
}

/**
 * Rows laid out one after the other. A shuffled batch touches each row once, and reading a row from
 * forty columns would touch forty places in memory.
 */
export interface InputRows {
  /** rows × numbers. */
  numbers: Float32Array;
  /** rows × tables: where the row's embedding starts in the flat array. */
  embeddingStart: Int32Array;
}

/**
 * A column of `size` categories gets size + 1 vectors: the first is for a category that was never seen
 * in fitting. Their length is √size rounded up, at most 16; in a linear model 1, a coefficient.
 */
export function layoutOf(design: Design, linear: boolean): Layout {
  const tables: EmbeddingTable[] = [];
  let tablesLength = 0;
  let width = design.numeric.length;
  for (const { size } of design.categorical) {
    const dimensions = linear ? 1 : Math.min(16, Math.ceil(Math.sqrt(size)));
    tables.push({ start: tablesLength, dimensions });
    tablesLength += (size + 1) * dimensions;
    width += dimensions;
  }
  return { numbers: design.numeric.length, tables, tablesLength, width };
}

export function inputRows(design: Design, layout: Layout): InputRows {
  const { rows, numeric, categorical } = design;
  if (numeric.length !== layout.numbers || categorical.length !== layout.tables.length)
    throw new Error(
      `The network was fitted on ${layout.numbers} numeric and ${layout.tables.length} categorical columns, ` +
        `and is asked about ${numeric.length} and ${categorical.length}. Encode the rows with the encoder of the fit.`,
    );
  const numbers = new Float32Array(rows * numeric.length);
  numeric.forEach(({ values }, column) => {
    for (let row = 0; row < rows; row++) numbers[row * numeric.length + column] = values[row]!;
  });
  const embeddingStart = new Int32Array(rows * categorical.length);
  categorical.forEach(({ codes }, column) => {
    const { start, dimensions } = layout.tables[column]!;
    for (let row = 0; row < rows; row++)
      embeddingStart[row * categorical.length + column] = start + (codes[row]! + 1) * dimensions;
  });
  return { numbers, embeddingStart };
}
