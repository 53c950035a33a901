import { bootstrapOf, businessOf } from '../assess.ts';
import type { DayBootstrap } from '../bootstrap.ts';
import type { Experiment } from '../experiment.ts';
import type { Frame } from '../frame.ts';
import { difference, interval } from '../interval.ts';
import { rowLogLoss } from '../metrics/log-loss.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import type { Interval } from '../result.ts';
import { idReader } from '../id-reader.ts';
import { isoOfMinutes } from '../table.ts';
import { mcnemar } from './mcnemar.ts';
import { rankCorrelation, rankShares } from './rank-shares.ts';

/** A run as it was delivered, and the score from which on a parcel counts as late. */
export interface DeliveredRun {
  experiment: Experiment;
  /** A score for each replayed row. */
  delivered: Float64Array;
  threshold: number;
}

/** One metric of two runs on the same rows. null: it has no value, or there is no interval of days. */
export interface PairedScore {
  a: number | null;
  b: number | null;
  /** a − b, paired, with its 95 % interval by blocks of 7 days. */
  difference: Interval | null;
}

export interface ComparedParcel {
  id: string;
  created: string;
  label: 0 | 1;
  score: { a: number; b: number };
  /** Share of replayed parcels that got a lower score from the same run. */
  rankShare: { a: number; b: number };
}

export interface RunComparison {
  rows: number;
  positives: number;
  rocAuc: PairedScore;
  logLoss: PairedScore;
  brier: PairedScore;
  /** Right: late at or above the run's threshold, not late below it. */
  decisions: {
    threshold: { a: number; b: number };
    bothRight: number;
    onlyA: number;
    onlyB: number;
    neither: number;
    accuracy: PairedScore;
    /** Exact McNemar test, which takes rows to be independent. */
    mcnemarP: number;
  };
  /** Spearman's correlation of the two rankings; null when a run ranks nothing. */
  rankCorrelation: number | null;
  /** The parcels whose ranks differ most, first those that differ more. */
  parcels: ComparedParcel[];
}

const PARCELS = 20;

/**
 * Two runs parcel by parcel. Because both scored the same parcels of the same days, luck of the days
 * cancels out, and a difference is known far better than either score.
 * @param frame of either run. @throws when the runs did not replay the same rows.
 */
export function compareRuns(
  a: DeliveredRun,
  b: DeliveredRun,
  frame: Pick<Frame, 'world' | 'created' | 'replay' | 'business'>,
): RunComparison {
  checkPaired(a.experiment, b.experiment);
  const y = businessOf(frame, frame.replay);
  const bootstrap = bootstrapOf(frame, [frame.replay], 'replay');
  const values = (of: (label: number, score: number) => number) =>
    [a, b].map(({ delivered }) => Float64Array.from(y, (label, i) => of(label, delivered[i]!)));
  const losses = values(rowLogLoss);
  const squares = values((label, score) => (score - label) * (score - label));
  const shares = { a: rankShares(a.delivered), b: rankShares(b.delivered) };
  return {
    rows: y.length,
    positives: y.reduce((sum, label) => sum + label, 0),
    rocAuc: pairedRocAucs(bootstrap, y, a, b),
    logLoss: pairedMeans(bootstrap, losses[0]!, losses[1]!),
    brier: pairedMeans(bootstrap, squares[0]!, squares[1]!),
    decisions: decisionsOf(bootstrap, y, a, b),
    rankCorrelation: rankCorrelation(shares.a, shares.b) ?? null,
    parcels: differentParcels(y, a, b, shares, frame),
  };
}

/** @throws unless both experiments replay the same rows of the same world. */
export function checkPaired(a: Experiment, b: Experiment): void {
  const parts = {
    world: ({ dataset }: Experiment) =>
      `${dataset.name}, seed ${dataset.seed}, scenario ${dataset.scenario}, ${dataset.rows} rows`,
    today: ({ today }: Experiment) => today,
    'weeks of replay': ({ replayWeeks }: Experiment) => String(replayWeeks),
  };
  for (const [part, of] of Object.entries(parts))
    if (of(a) !== of(b))
      throw new Error(
        `The two runs did not replay the same parcels: ${part} is ${of(a)} in the first and ${of(b)} in the second. Run both on the same ${part}.`,
      );
}

function pairedRocAucs(bootstrap: DayBootstrap, y: Uint8Array, a: DeliveredRun, b: DeliveredRun) {
  const [first, second] = [a, b].map(({ delivered: score }) => ({
    value: rocAuc(y, score),
    draws: bootstrap.rocAucs([{ y, score }]),
  }));
  return pairedScore(first!.value, second!.value, difference(first!.draws, second!.draws));
}

/** @param a,b one value a row. */
function pairedMeans(bootstrap: DayBootstrap, a: Float64Array, b: Float64Array): PairedScore {
  const mean = (values: Float64Array) => values.reduce((sum, v) => sum + v, 0) / values.length;
  return pairedScore(mean(a), mean(b), bootstrap.means([difference(a, b)]));
}

function pairedScore(
  a: number | undefined,
  b: number | undefined,
  draws: Float64Array,
): PairedScore {
  const { low, high } = interval(draws);
  const known = a !== undefined && b !== undefined && !Number.isNaN(low);
  return { a: a ?? null, b: b ?? null, difference: known ? { value: a - b, low, high } : null };
}

function decisionsOf(
  bootstrap: DayBootstrap,
  y: Uint8Array,
  a: DeliveredRun,
  b: DeliveredRun,
): RunComparison['decisions'] {
  const right = ({ delivered, threshold }: DeliveredRun) =>
    Float64Array.from(y, (label, i) => (delivered[i]! >= threshold === (label === 1) ? 1 : 0));
  const [ofA, ofB] = [right(a), right(b)];
  const count = (a: 0 | 1, b: 0 | 1) =>
    ofA.reduce((rows, rightA, i) => rows + (rightA === a && ofB[i] === b ? 1 : 0), 0);
  const [onlyA, onlyB] = [count(1, 0), count(0, 1)];
  return {
    threshold: { a: a.threshold, b: b.threshold },
    bothRight: count(1, 1),
    onlyA,
    onlyB,
    neither: count(0, 0),
    accuracy: pairedMeans(bootstrap, ofA, ofB),
    mcnemarP: mcnemar(onlyA, onlyB),
  };
}

function differentParcels(
  y: Uint8Array,
  a: DeliveredRun,
  b: DeliveredRun,
  shares: { a: Float64Array; b: Float64Array },
  { world, created, replay }: Pick<Frame, 'world' | 'created' | 'replay'>,
): ComparedParcel[] {
  const idOf = idReader(world);
  const apart = shares.a.map((share, i) => Math.abs(share - shares.b[i]!));
  const places = [...apart.keys()].filter((i) => apart[i]! > 0);
  places.sort((i, j) => apart[j]! - apart[i]! || i - j);
  return places.slice(0, PARCELS).map((i) => ({
    id: idOf(replay[i]!),
    created: isoOfMinutes(created[replay[i]!]!),
    label: y[i] ? 1 : 0,
    score: { a: a.delivered[i]!, b: b.delivered[i]! },
    rankShare: { a: shares.a[i]!, b: shares.b[i]! },
  }));
}
