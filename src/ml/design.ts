/**
 * A design: what a model is trained on and asked about, made from columns by an encoder (encode.ts).
 * Columns, not rows: `numeric` hold one value a row (NaN = missing, where the encoding leaves it in),
 * `categorical` hold a code a row, from 0 to size − 1, or −1 for a category never seen in fitting.
 * A linear model reads a categorical column as `size` one-hot columns, a network as an embedding.
 */
export interface Design {
  rows: number;
  numeric: readonly NumericInput[];
  categorical: readonly CategoricalInput[];
}

export interface NumericInput {
  name: string;
  /** Id of the feature that it was made from. */
  feature: string;
  values: Float32Array;
}

export interface CategoricalInput {
  name: string;
  feature: string;
  codes: Int32Array;
  size: number;
}

/** The rows `index` of a design, in that order. */
export function designRows(design: Design, index: Int32Array): Design {
  return {
    rows: index.length,
    numeric: design.numeric.map((input) => {
      const values = new Float32Array(index.length);
      for (let i = 0; i < index.length; i++) values[i] = input.values[index[i]!]!;
      return { ...input, values };
    }),
    categorical: design.categorical.map((input) => {
      const codes = new Int32Array(index.length);
      for (let i = 0; i < index.length; i++) codes[i] = input.codes[index[i]!]!;
      return { ...input, codes };
    }),
  };
}
