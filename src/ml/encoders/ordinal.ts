import type { Column } from '../table.ts';
import { codesAt, fitCategories } from './categories.ts';
import { numbersAt, numericInput, originOf, type ColumnEncoder } from './column-encoder.ts';

/**
 * A column for a model that splits numbers and can read missing values, such as trees: numbers stay as
 * they are, a category becomes its rank among the categories of the fitted rows, in the dictionary's
 * order. Missing values and categories that were not there become NaN.
 * Source: scikit-learn, `OrdinalEncoder(handle_unknown="use_encoded_value", unknown_value=nan)`.
 */
export function fitOrdinal(feature: string, column: Column, rows: Int32Array): ColumnEncoder {
  if (column.kind !== 'categorical') {
    const origin = originOf(column, rows);
    return {
      transform: (asked, askedRows) => numericInput(feature, numbersAt(asked, askedRows, origin)),
    };
  }
  const categories = fitCategories(column, rows, 'none');
  return {
    transform: (asked, askedRows) =>
      numericInput(feature, ranksOf(codesAt(asked, askedRows, categories))),
  };
}

function ranksOf(codes: Int32Array): Float32Array {
  const ranks = new Float32Array(codes);
  for (let i = 0; i < ranks.length; i++) if (ranks[i]! < 0) ranks[i] = NaN;
  return ranks;
}
