import type { Column } from '../table.ts';
import { codesAt, fitCategories, onlyMissing } from './categories.ts';
import { DROPPED, type ColumnEncoder } from './column-encoder.ts';
import { fitNumeric } from './numeric.ts';

/**
 * A column for a model that adds up columns: a category becomes its code, which a linear model reads as
 * one column of 0 and 1 for each category, a network as an embedding; numbers are imputed and scaled.
 * Missing is a category of its own where it was seen in the fitted rows. A category that was not seen
 * there is −1: 0 in every column.
 * Source: scikit-learn, `OneHotEncoder(handle_unknown="ignore")`.
 */
export function fitOneHot(feature: string, column: Column, rows: Int32Array): ColumnEncoder {
  if (column.kind !== 'categorical') return fitNumeric(feature, column, rows);
  const categories = fitCategories(column, rows, 'own');
  if (onlyMissing(categories)) return DROPPED;
  return {
    transform(asked, askedRows) {
      const codes = codesAt(asked, askedRows, categories);
      return {
        numeric: [],
        categorical: [{ name: feature, feature, codes, size: categories.size }],
      };
    },
  };
}
