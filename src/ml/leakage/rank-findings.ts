import type { Finding, Measure, Verdict } from './finding.ts';

const VERDICTS: readonly Verdict[] = ['leak', 'ask', 'clear'];

/**
 * Worst first. Leaks stand before questions, and these before what is clear. Within a verdict, the larger
 * the optimism that removal took away the earlier, what was not priced last; then by value, each as the
 * share of what is possible: 2 |AUC − ½| for a ROC AUC, its size for a share or a difference. What is
 * still equal keeps the order in which it came.
 */
export function rankFindings(findings: readonly Finding[]): Finding[] {
  return [...findings].sort(
    (a, b) =>
      VERDICTS.indexOf(a.verdict) - VERDICTS.indexOf(b.verdict) ||
      compare(optimismTaken(b), optimismTaken(a)) ||
      compare(strength(b), strength(a)),
  );
}

/** −∞ where there is no price, so that it sorts last. */
function optimismTaken({ price }: Finding): number {
  const value = price ? -price.optimism.value : NaN;
  return Number.isNaN(value) ? -Infinity : value;
}

function strength({ value, measures }: Finding): number {
  if (value === null) return -Infinity;
  const judged = measures.find((measure) => measure.value === value);
  return isRocAuc(judged) ? 2 * Math.abs(value - 0.5) : Math.abs(value);
}

function isRocAuc(measure: Measure | undefined): boolean {
  return measure?.as === 'rocAuc';
}

/** −∞ equals −∞, which subtraction would make NaN. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
