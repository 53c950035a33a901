import type { Assessment } from '../assess.ts';
import { entryOf, type Catalog } from '../catalog.ts';
import type { Experiment } from '../experiment.ts';
import { difference, interval } from '../interval.ts';
import type { Interval } from '../result.ts';
import { HONEST_GAP_DAYS } from '../twin.ts';
import type { Finding, Price, Remedy } from './finding.ts';

/** What pricing needs of a run: its choices, its twin's, and the way to assess others like them. */
export interface Pricing<P> {
  experiment: Experiment;
  /** The experiment's features, each by its own id; null where the model reads its own, whatever is chosen. */
  features: readonly string[] | null;
  twin: Experiment;
  /** The same of the twin. */
  twinFeatures: readonly string[];
  catalog: Catalog;
  /** Assesses an experiment on the same world; work is shared with what has run before. */
  assess(experiment: Experiment): AsyncGenerator<P, Assessment>;
}

/** What a price takes away (or adds), in words and as an experiment; or why that is impossible. */
type Switch = { how: string; experiment: Experiment } | { impossible: string };

/** The experiment without a finding's subject: columns left out, the split by time, transforms on train. */
export function switchedOff<P>(
  remedy: Remedy,
  columns: readonly string[],
  { experiment, features, catalog }: Pricing<P>,
): Switch {
  if (remedy === 'transforms')
    return {
      how: 'with transforms fitted on training rows',
      experiment: { ...experiment, fitTransformsOn: 'train' },
    };
  if (remedy === 'columns') {
    if (!features) return { impossible: 'the model reads its own columns, whatever is chosen' };
    const left = features.filter((id) => !columns.includes(id));
    if (left.length === 0) return { impossible: 'no other column is left to learn from' };
    const how = columns.length > 1 ? 'without its columns' : `without ${columns[0]}`;
    return { how, experiment: { ...experiment, features: left } };
  }
  const ordered = entryOf('split', catalog.splits, experiment.split.id).ordered;
  if (!ordered || experiment.split.gapDays < HONEST_GAP_DAYS)
    return {
      how: `with the split by time, gap ${HONEST_GAP_DAYS} days`,
      experiment: withSplit(experiment, 'time', HONEST_GAP_DAYS),
    };
  if (experiment.split.id === BOTH_WALLS)
    return { impossible: 'the split is by group and time already' };
  return {
    how: `with the split by group and time, gap ${experiment.split.gapDays} days`,
    experiment: withSplit(experiment, BOTH_WALLS, experiment.split.gapDays),
  };
}

/** Where rows are split by time already and still share something, only a split by group too parts them. */
const BOTH_WALLS = 'group-time';

function withSplit(experiment: Experiment, id: string, gapDays: number): Experiment {
  return { ...experiment, split: { id, gapDays, options: {} } };
}

/** after − before, each difference with its interval: paired draw by draw where the rows are the same. */
export function priceBetween(before: Assessment, after: Assessment, how: string): Price {
  const part = (value: number, a: Float64Array, b: Float64Array): Interval => ({
    value,
    ...interval(difference(a, b)),
  });
  const { offline, replay, optimism } = after;
  return {
    how,
    offline: part(
      (offline.rocAuc ?? NaN) - (before.offline.rocAuc ?? NaN),
      after.testDraws,
      before.testDraws,
    ),
    replay: part(
      (replay.rocAuc ?? NaN) - (before.replay.rocAuc ?? NaN),
      after.replayDraws,
      before.replayDraws,
    ),
    optimism: part(
      optimism.value - before.optimism.value,
      after.optimismDraws,
      before.optimismDraws,
    ),
  };
}

/**
 * What a finding costs, by ablation: the experiment without its subject, all else fixed; and of columns,
 * what they do alone, added to the honest twin without any flagged column. Columns that hold the same
 * secret hide each other when only one is left out; added alone each shows what it is worth.
 *
 * Cost: an evaluation and a refit; of columns, two of each.
 * @param flagged ids of all flagged columns.
 * @returns the price, or why there is none.
 */
export async function* priceFinding<P>(
  finding: Pick<Finding, 'remedy' | 'columns'>,
  flagged: readonly string[],
  main: Assessment,
  pricing: Pricing<P>,
): AsyncGenerator<P, Finding['price'] | { impossible: string }> {
  const { remedy, columns } = finding;
  if (!remedy) return { impossible: 'it is nothing that could be left out' };
  const off = switchedOff(remedy, columns, pricing);
  if ('impossible' in off) return off;
  const without = yield* pricing.assess(off.experiment);
  const price = priceBetween(main, without, off.how);
  if (remedy !== 'columns') return { ...price, addedToTwin: null };
  return { ...price, addedToTwin: yield* addedToTwin(columns, flagged, pricing) };
}

async function* addedToTwin<P>(
  columns: readonly string[],
  flagged: readonly string[],
  { twin, twinFeatures, assess }: Pricing<P>,
): AsyncGenerator<P, Price | null> {
  const clean = twinFeatures.filter((id) => !flagged.includes(id));
  if (clean.length === 0) return null;
  const before = yield* assess({ ...twin, features: clean });
  const after = yield* assess({ ...twin, features: [...clean, ...columns] });
  return priceBetween(before, after, `${columns.join(', ')} added to the honest twin`);
}
