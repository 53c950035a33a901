import { oneFeatureAuc } from '../leakage/one-feature-auc.ts';
import type { Estimate } from './answers.ts';
import type { Binned } from './row-bins.ts';
import { NO_ESTIMATE, type WeekDraws } from './week-draws.ts';

/**
 * How well the bins of one column alone tell y: the audit's one-feature ROC AUC over folds of whole weeks.
 * Without a value where y has one class or there is no row, without an interval where weeks are few.
 */
export function aucAlone({ bins, size }: Binned, y: Uint8Array, weeks: WeekDraws): Estimate {
  if (y.length === 0) return NO_ESTIMATE;
  const auc = oneFeatureAuc(bins, size, y, weeks.folds, weeks.withinFolds);
  if (!auc) return NO_ESTIMATE;
  return Number.isFinite(auc.low) ? auc : { value: auc.value, low: null, high: null };
}
