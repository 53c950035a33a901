import type { Column } from '../table.ts';
import { oneFeatureAucValue } from './one-feature-auc.ts';
import { binsAt, fitBins, type ValueBins } from './value-bins.ts';
import { weekFolds, type WeekFolds } from './week-folds.ts';

/** Columns ready to be judged by any labels of their rows. */
export interface BinnedColumns {
  columns: readonly { fitted: ValueBins; bins: Int32Array }[];
  folds: WeekFolds;
}

/** Cost: one sort of the rows a column. @param created minutes of every row of the world. */
export function binColumns(
  columns: readonly Column[],
  rows: Int32Array,
  created: Int32Array,
): BinnedColumns {
  return {
    columns: columns.map((column) => {
      const fitted = fitBins(column, rows);
      return { fitted, bins: binsAt(fitted, column, rows) };
    }),
    folds: weekFolds(created, rows),
  };
}

/**
 * A filter: keeps the columns that tell most on their own, by the same one-feature ROC AUC that the audit
 * shows (over folds of whole weeks, so that a column of many categories gains nothing by learning rows by
 * heart). On training rows it is a choice like any other. On all rows it is a fault: among many columns
 * some tell the test rows apart by chance, those are kept, and the test then praises them.
 *
 * Source: Ambroise & McLachlan 2002, "Selection bias in gene extraction".
 * @param y label of each of the binned rows. @param count how many are kept.
 * @returns positions of the kept columns, ascending; of equal ones the earlier is kept.
 */
export function selectFeatures(
  { columns, folds }: BinnedColumns,
  y: Uint8Array,
  count: number,
): number[] {
  const auc = columns.map(
    ({ fitted, bins }) => oneFeatureAucValue(bins, fitted.size, y, folds) ?? 0,
  );
  const positions = [...columns.keys()];
  return positions
    .sort((a, b) => auc[b]! - auc[a]! || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
}
