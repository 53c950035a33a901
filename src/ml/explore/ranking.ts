import { breathe } from '../model.ts';
import type { Column } from '../table.ts';
import { addTo, emptySums, fOf, meanOf, varies } from './anova-f.ts';
import { aucAlone } from './auc-alone.ts';
import type { ColumnWords, Estimate, ExploreProgress, RankedColumn, Ranking } from './answers.ts';
import { columnWords } from './column-words.ts';
import type { ExploredRows } from './explored-rows.ts';
import { informationOf, mutualInformation } from './mutual-information.ts';
import { numbersOf } from './readings.ts';
import type { Binned } from './row-bins.ts';
import { liftedEstimateOf, NO_ESTIMATE, type WeekDraws } from './week-draws.ts';
import { whyNoLabel } from './why-not.ts';

/**
 * How much each column alone says of the label, by three measures that see different things: the
 * one-feature ROC AUC, mutual information, and F. The strongest columns are where to ask first when they
 * are known: a column that was written after the outcome beats every honest one.
 */
export async function* rankingAnswer(
  rows: ExploredRows,
  names: readonly string[] | undefined,
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, Ranking> {
  const { world, readings, y } = rows;
  const why = whyNoLabel(rows);
  const asked = names ?? world.columns.map(({ name }) => name);
  const columns: RankedColumn[] = [];
  for (const [k, name] of asked.entries()) {
    const spec = readings.spec(name);
    yield { done: k, of: asked.length, detail: spec.title };
    await breathe(signal);
    const { column, as } = readings.measured(name);
    const ranked = why
      ? nothingSaid(why)
      : rankedBy(column, readings.binned(name), readings.distinct(name), y, readings.weeks);
    columns.push({ ...columnWords(world, spec), as, ...ranked });
  }
  return { kind: 'ranking', columns: strongestFirst(columns), why };
}

export type Ranked = Omit<RankedColumn, 'as' | keyof ColumnWords>;

/** By AUC, those without one last; of equal ones the earlier first. */
export function strongestFirst<T extends Pick<Ranked, 'auc'>>(columns: readonly T[]): T[] {
  return [...columns].sort((a, b) => (b.auc.value ?? -1) - (a.auc.value ?? -1));
}

/**
 * The three measures of one column, each with an interval that resamples whole weeks.
 * Cost: for each of them, 1,000 passes over the cells of bin and week.
 * @param binned bins of equal counts, for the AUC. @param distinct a bin a value where there are few.
 */
export function rankedBy(
  column: Column,
  binned: Binned,
  distinct: Binned,
  y: Uint8Array,
  weeks: WeekDraws,
): Ranked {
  const { nats, uncertainty } = mutualInformation(distinct.bins, y, distinct.size, 2);
  const filled = new Set(distinct.bins).size;
  return {
    auc: aucAlone(binned, y, weeks),
    nats: liftedEstimateOf(nats, informationDraws(distinct, y, weeks)),
    chanceNats: y.length ? (filled - 1) / (2 * y.length) : null,
    uncertainty,
    f: column.kind === 'categorical' ? NO_ESTIMATE : fEstimate(numbersOf(column), y, weeks),
    why: filled < 2 ? 'It has one value only, or none: it cannot tell one row from another.' : null,
  };
}

function nothingSaid(why: string): Ranked {
  return {
    auc: NO_ESTIMATE,
    nats: NO_ESTIMATE,
    chanceNats: null,
    uncertainty: null,
    f: NO_ESTIMATE,
    why,
  };
}

/** Mutual information in each draw of weeks, from the counts of each bin and week that hold rows. */
function informationDraws(
  { bins, size }: Binned,
  y: Uint8Array,
  { folds: { weekOfRow }, weeks, draws }: WeekDraws,
): Float64Array {
  if (draws.length === 0) return new Float64Array();
  const counts = new Int32Array(size * weeks * 2);
  for (let i = 0; i < y.length; i++) counts[(bins[i]! * weeks + weekOfRow[i]!) * 2 + y[i]!]!++;
  const cells = Int32Array.from({ length: size * weeks }, (_, cell) => cell).filter(
    (cell) => counts[2 * cell]! + counts[2 * cell + 1]! > 0,
  );
  const bin = cells.map((cell) => Math.floor(cell / weeks));
  const week = cells.map((cell) => cell % weeks);
  const zeros = cells.map((cell) => counts[2 * cell]!);
  const ones = cells.map((cell) => counts[2 * cell + 1]!);
  const drawn = new Float64Array(2 * size);
  return Float64Array.from(draws, (weights) => {
    // Cells stand bin after bin: a bin is summed up before it is written.
    for (let k = 0; k < cells.length;) {
      const at = bin[k]!;
      let [zero, one] = [0, 0];
      for (; bin[k] === at; k++) {
        const weight = weights[week[k]!]!;
        zero += weight * zeros[k]!;
        one += weight * ones[k]!;
      }
      drawn[2 * at] = zero;
      drawn[2 * at + 1] = one;
    }
    return informationOf(drawn, 2).nats;
  });
}

/** F with its interval: a draw needs only the sums of each week and label. */
function fEstimate(x: ArrayLike<number>, y: Uint8Array, week: WeekDraws): Estimate {
  if (!varies(x)) return NO_ESTIMATE;
  const { folds, weeks, draws } = week;
  const centre = meanOf(x);
  const sums = emptySums(2 * weeks);
  const all = emptySums(2);
  for (let i = 0; i < x.length; i++) {
    addTo(sums, 2 * folds.weekOfRow[i]! + y[i]!, x[i]! - centre);
    addTo(all, y[i]!, x[i]! - centre);
  }
  const drawn = Float64Array.from(draws, (weights) => {
    const total = emptySums(2);
    for (let w = 0; w < weeks; w++)
      for (let label = 0; label < 2; label++) {
        total.rows[label]! += weights[w]! * sums.rows[2 * w + label]!;
        total.sum[label]! += weights[w]! * sums.sum[2 * w + label]!;
        total.squares[label]! += weights[w]! * sums.squares[2 * w + label]!;
      }
    return fOf(total) ?? NaN;
  });
  return liftedEstimateOf(fOf(all), drawn);
}
