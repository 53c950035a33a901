import { countWords } from '../leakage/number-words.ts';
import type { ExploredRows } from './explored-rows.ts';

/** Why nothing can be said of these rows at all; null where something can. */
export function whyNoRows({
  created,
  scope,
}: Pick<ExploredRows, 'created' | 'scope'>): string | null {
  if (created.length > 0) return null;
  return `There is no row to look at in the scope "${scope}": the split leaves none on that side. Take more rows (an earlier start, a later today) or a shorter gap.`;
}

/** Why nothing can be held against the label; null where it has both values. */
export function whyNoLabel({ y, label, created, scope }: ExploredRows): string | null {
  const none = whyNoRows({ created, scope });
  if (none) return none;
  const late = y.reduce((sum, value) => sum + value, 0);
  if (late > 0 && late < y.length) return null;
  return `${y.length === 1 ? 'The only row has' : `All ${countWords(y.length, 'row')} have`} the value ${y[0]} of the label "${label.title}": with one class, nothing can be told apart.`;
}
