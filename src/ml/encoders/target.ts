import type { Column } from '../table.ts';
import { codesAt, fitCategories, onlyMissing } from './categories.ts';
import { DROPPED, numericInput, type ColumnEncoder } from './column-encoder.ts';
import { fitNumeric } from './numeric.ts';
import { fitScaler, standardise } from './scale.ts';
import { crossFittedTargetEncode, fitTargetMeans, targetEncode } from './target-means.ts';

/**
 * A column for a model that adds up columns, each category as one number: its smoothed mean label
 * (target-means.ts), standardised like any number. Numbers are imputed and scaled. Missing is a category
 * of its own where it was seen in the fitted rows; an unseen category gets the mean label of all.
 *
 * Both ways to encode share one scale, that of the fitted rows' own means.
 * @param y label of each of the fitted rows.
 */
export function fitTarget(
  feature: string,
  column: Column,
  rows: Int32Array,
  y: Uint8Array,
): ColumnEncoder {
  if (column.kind !== 'categorical') return fitNumeric(feature, column, rows);
  const categories = fitCategories(column, rows, 'own');
  if (onlyMissing(categories)) return DROPPED;
  const codes = codesAt(column, rows, categories);
  const means = fitTargetMeans(codes, categories.size, y);
  const scaler = fitScaler(targetEncode(codes, means));
  const scaled = (values: Float32Array) => {
    standardise(values, scaler);
    return numericInput(feature, values);
  };
  return {
    transform: (asked, askedRows) =>
      scaled(targetEncode(codesAt(asked, askedRows, categories), means)),
    transformTraining(asked, askedRows, { y: labels, foldOfRow }) {
      const askedCodes = codesAt(asked, askedRows, categories);
      return scaled(crossFittedTargetEncode(askedCodes, categories.size, labels, foldOfRow));
    },
  };
}
