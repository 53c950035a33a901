import type { Column } from '../table.ts';
import {
  DROPPED,
  numbersAt,
  numericInput,
  originOf,
  type ColumnEncoder,
} from './column-encoder.ts';
import { fitImputer, impute, missingIndicator } from './impute.ts';
import { fitScaler, standardise } from './scale.ts';

/**
 * A numeric or time column for a model that cannot read missing values: imputed by the median, then
 * standardised, both as learned from the fitted rows. Where some of these rows were missing, an
 * indicator stands beside it. The indicator stays 0 and 1, like the columns that one-hot encoding makes:
 * it is the category "missing", and is penalised like one.
 *
 * A column without a single value in the fitted rows is dropped, and its indicator, a constant, too.
 */
export function fitNumeric(feature: string, column: Column, rows: Int32Array): ColumnEncoder {
  const origin = originOf(column, rows);
  const fitted = numbersAt(column, rows, origin);
  const imputer = fitImputer(fitted);
  if (!imputer) return DROPPED;
  impute(fitted, imputer);
  const scaler = fitScaler(fitted);
  return {
    transform(asked, askedRows) {
      const values = numbersAt(asked, askedRows, origin);
      const design = numericInput(feature, values);
      if (imputer.hadMissing) {
        const name = `${feature} is missing`;
        design.numeric.push({ name, feature, values: missingIndicator(values) });
      }
      impute(values, imputer);
      standardise(values, scaler);
      return design;
    },
  };
}
