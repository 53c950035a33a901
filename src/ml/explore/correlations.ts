import { breathe } from '../model.ts';
import { countWords } from '../leakage/number-words.ts';
import type { CorrelationPair, Correlations, ExploreProgress } from './answers.ts';
import { columnWords } from './column-words.ts';
import { spearmanOfPlaces } from './correlation.ts';
import { correlationRatio } from './correlation-ratio.ts';
import { cramersV } from './cramers-v.ts';
import type { ExploredRows } from './explored-rows.ts';
import { numbersOf } from './readings.ts';
import { varianceInflation } from './variance-inflation.ts';
import { whyNoRows } from './why-not.ts';

type Described = Correlations['columns'][number];

/**
 * How much any two columns say the same, by the measure that fits their kinds: Spearman's correlation
 * where both have an order, Cramér's V of two categories, the correlation ratio of a category and a
 * number. The three do not compare with each other, so each value carries its measure and what chance
 * alone would show. A time is read as hours since creation.
 * Cost: one or two passes over the rows a pair; 33 columns make 528 pairs.
 * @param names all columns of the dictionary if absent.
 */
export async function* correlationsAnswer(
  rows: ExploredRows,
  names?: readonly string[],
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, Correlations> {
  const asked = names ?? rows.world.columns.map(({ name }) => name);
  const columns = asked.map((name) => describe(rows, name));
  const pairs: CorrelationPair[] = [];
  for (const [k, a] of columns.entries()) {
    yield { done: k, of: columns.length, detail: a.title };
    await breathe(signal);
    for (const b of columns.slice(k + 1)) pairs.push(pairOf(rows, a, b));
  }
  return {
    kind: 'correlations',
    columns,
    pairs,
    inflation: inflationOf(rows, columns),
    why:
      whyNoRows(rows) ??
      (columns.length < 2 ? 'A correlation needs two columns: choose another one.' : null),
  };
}

function describe({ readings, world }: ExploredRows, name: string): Described {
  const spec = readings.spec(name);
  const { column } = readings.measured(name);
  const as = column.kind !== 'categorical' ? 'numeric' : spec.ordered ? 'ordinal' : 'categorical';
  const { distinct } = readings.places(name);
  const why =
    distinct === 0
      ? 'Every value is missing.'
      : distinct === 1
        ? 'One value only: nothing varies with it.'
        : null;
  return { ...columnWords(world, spec), as, why };
}

function pairOf(rows: ExploredRows, a: Described, b: Described): CorrelationPair {
  const both = rowsOfBoth(rows, a.column, b.column);
  const measured = a.why || b.why ? null : measure(rows, a, b, both);
  return {
    a: a.column,
    b: b.column,
    measure: measureOf(a, b),
    value: measured?.value ?? null,
    chance: measured?.chance ?? null,
    rows: both,
    why: measured ? null : whyNot(a, b, both),
  };
}

function measureOf(a: Described, b: Described): CorrelationPair['measure'] {
  const [first, second] = [a.as === 'categorical', b.as === 'categorical'];
  if (!first && !second) return 'Spearman';
  // An ordinal beside a category is a category too: its steps have no size.
  const numeric = a.as === 'numeric' || b.as === 'numeric';
  return numeric ? 'correlation ratio' : 'Cramér’s V';
}

function measure(
  { readings }: ExploredRows,
  a: Described,
  b: Described,
  both: number,
): { value: number; chance: number } | null {
  if (measureOf(a, b) === 'Spearman') {
    const value = spearmanOfPlaces(readings.places(a.column), readings.places(b.column));
    return value === null ? null : { value, chance: 1 / Math.sqrt(both - 1) };
  }
  const [first, second] = [a, b].map(({ column }) => readings.measured(column).column) as [
    ReturnType<typeof readings.column>,
    ReturnType<typeof readings.column>,
  ];
  if (first.kind === 'categorical' && second.kind === 'categorical') {
    const [m, n] = [first.categories.length, second.categories.length];
    const found = cramersV(first.values, second.values, m, n);
    return found && { value: found.v, chance: found.chance };
  }
  const [category, number] = first.kind === 'categorical' ? [first, second] : [second, first];
  if (category.kind !== 'categorical') return null;
  const found = correlationRatio(category.values, numbersOf(number), category.categories.length);
  return found && { value: found.eta, chance: found.chance };
}

function rowsOfBoth({ readings }: ExploredRows, a: string, b: string): number {
  const [first, second] = [readings.places(a).of, readings.places(b).of];
  let both = 0;
  for (let row = 0; row < first.length; row++) if (first[row]! >= 0 && second[row]! >= 0) both++;
  return both;
}

function whyNot(a: Described, b: Described, both: number): string {
  for (const { title, why } of [a, b]) if (why) return `${title}: ${why}`;
  return `${countWords(both, 'row')} in which both are there, and one of them does not vary in ${both === 1 ? 'it' : 'them'}.`;
}

function inflationOf({ readings }: ExploredRows, columns: readonly Described[]) {
  const numeric = columns.filter(({ as }) => as === 'numeric');
  const factors = varianceInflation(
    numeric.map(({ column }) => numbersOf(readings.measured(column).column)),
  );
  return numeric.map(({ column, title, why }, k) => {
    const factor = factors[k] ?? null;
    const made = factor === Infinity ? 'The other columns make it up exactly.' : null;
    return {
      column,
      title,
      factor: made ? null : factor,
      why: made ?? (factor === null ? (why ?? 'It does not vary.') : null),
    };
  });
}
