import type { Column } from '../table.ts';
import { oneFeatureAucValue } from './one-feature-auc.ts';
import { binsAt, fitBins } from './value-bins.ts';
import { weekFolds } from './week-folds.ts';

/**
 * A filter: keeps the columns that tell most on their own, by the same one-feature ROC AUC that the audit
 * shows (over folds of whole weeks, so that a column of many categories gains nothing by learning rows by
 * heart). On training rows it is a choice like any other. On all rows it is a fault: among many columns
 * some tell the test rows apart by chance, those are kept, and the test then praises them.
 *
 * Cost: one sort of the rows a column.
 * Source: Ambroise & McLachlan 2002, "Selection bias in gene extraction".
 * @param columns full columns. @param rows rows of the world to judge by. @param y label of each.
 * @param created minutes of every row of the world. @param count how many are kept; 0 keeps all.
 * @returns positions of the kept columns, ascending; of equal ones the earlier is kept.
 */
export function selectFeatures(
  columns: readonly Column[],
  rows: Int32Array,
  y: Uint8Array,
  created: Int32Array,
  count: number,
): number[] {
  const positions = [...columns.keys()];
  if (count === 0 || count >= columns.length) return positions;
  const folds = weekFolds(created, rows);
  const auc = columns.map((column) => {
    const bins = fitBins(column, rows);
    return oneFeatureAucValue(binsAt(bins, column, rows), bins.size, y, folds) ?? 0;
  });
  return positions
    .sort((a, b) => auc[b]! - auc[a]! || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
}
