import { score, signed } from '../charts/figures.ts';
import type { AttributionBar, Choice, Pictures, Report } from '../ml/result.ts';

/** `inflated`: the test promised more than came, beyond chance; `modest`: less; `kept`: neither. */
export type Verdict = 'inflated' | 'kept' | 'modest' | 'unknown';

export function verdictOf({ optimism }: Report): Verdict {
  const { value, low, high } = optimism.rocAuc;
  if (!Number.isFinite(value)) return 'unknown';
  if (low > 0) return 'inflated';
  return high < 0 ? 'modest' : 'kept';
}

/**
 * The sentence under the headline: what happened, no more than the numbers say.
 *
 * @param advice what may be done to learn the cause, said where the report does not know it.
 */
export function explain(report: Report, pictures: Pictures, advice = ''): string {
  const verdict = verdictOf(report);
  if (verdict === 'unknown')
    return 'One of the two has no score: its rows all have the same label.';
  if (verdict === 'kept') return kept(report);
  if (verdict === 'modest') return modest(report);
  return report.attribution
    ? attributed(report.attribution, report.optimism.rocAuc.value, pictures)
    : inflated(report, pictures, advice);
}

function kept({ optimism }: Report): string {
  const { value, low, high } = optimism.rocAuc;
  return `The future kept what the test promised: a difference of ${signed(value)} lies within what chance alone gives, ${signed(low)} to ${signed(high)}.`;
}

function modest({ optimism, honestTwin }: Report): string {
  const gain = score(-optimism.rocAuc.value);
  const twin = honestTwin?.optimism.rocAuc.value;
  if (honestTwin && !honestTwin.same && twin !== undefined && twin < 0)
    return `The future was better than the test promised, by ${gain}; so it was for the honest twin, by ${score(-twin)}.`;
  return `The future was better than the test promised, by ${gain}: the model that is shipped has learned from newer rows, and no two seasons are equally hard.`;
}

function inflated({ optimism, leakProven }: Report, pictures: Pictures, advice: string): string {
  const tooMuch = `The test promised ${score(optimism.rocAuc.value)} too much.`;
  const later = pictures.features.filter((feature) => feature.later).length;
  const proof = leakProven ? ' A leak is proven: the score lies above its own ceiling.' : '';
  if (later > 0)
    return `${tooMuch} Among its columns, ${numberWord(later)} ${later === 1 ? 'was' : 'were'} not known yet when these parcels were created.${proof}`;
  return [`${tooMuch}${proof}`, advice].filter(Boolean).join(' ');
}

function attributed(bars: readonly AttributionBar[], optimism: number, pictures: Pictures): string {
  const largest = bars.reduce((a, b) => (b.value > a.value ? b : a));
  if (largest.value <= 0 || largest.low <= 0)
    return `None of the choices explains the ${score(optimism)} beyond chance: the future was harder for an honest recipe as well.`;
  const cause = causeOf(largest.choice, pictures);
  return largest.value > optimism / 2
    ? `Most of the difference came from ${cause}.`
    : `The largest part of the difference, ${signed(largest.value)}, came from ${cause}.`;
}

function causeOf(choice: Choice, { features }: Pictures): string {
  const later = features.filter((feature) => feature.later).length;
  if (choice === 'label') return 'the label, which asks another question than the business does';
  if (choice === 'split')
    return 'the split, which let the model learn from days whose labels nobody had yet';
  if (choice === 'transforms') return 'transforms that were fitted on the test rows as well';
  if (later === 0) return 'averages that had the test rows’ own labels in them';
  const columns = later === 1 ? 'one column that was' : `${numberWord(later)} columns that were`;
  return `${columns} not known yet when these parcels were created`;
}

const WORDS = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');

function numberWord(n: number): string {
  return WORDS[n] ?? String(n);
}
