import type { Experiment } from '../experiment.ts';
import { RunMemory } from '../memory.ts';
import type { RunProgress } from '../result.ts';
import type { RunContext } from '../run.ts';
import { checkPaired, compareRuns, type RunComparison } from './compare-runs.ts';
import { fitting } from './fit-progress.ts';

const STAGE = 'comparison';

/**
 * Compares two experiments parcel by parcel on the replay that they share. Refits that the memory holds
 * are not made again. @param thresholds the score from which on a parcel counts as late, of each run.
 * @throws when the experiments do not replay the same parcels.
 */
export async function* comparePaired(
  a: Experiment,
  b: Experiment,
  context: Pick<RunContext, 'world' | 'catalog' | 'memory' | 'signal'>,
  thresholds = { a: 0.5, b: 0.5 },
): AsyncGenerator<RunProgress, RunComparison> {
  checkPaired(a, b);
  const { world, catalog, signal, memory = new RunMemory() } = context;
  const delivery = async function* (experiment: Experiment, which: string) {
    yield { kind: 'stage', stage: STAGE, detail: `the ${which} run, replayed` } as const;
    const frame = memory.frame(experiment, world, catalog);
    return yield* fitting(STAGE, memory.delivery(experiment, catalog, frame, signal));
  };
  const first = { experiment: a, delivered: yield* delivery(a, 'first'), threshold: thresholds.a };
  const second = {
    experiment: b,
    delivered: yield* delivery(b, 'second'),
    threshold: thresholds.b,
  };
  yield { kind: 'stage', stage: STAGE, detail: 'parcel by parcel' };
  return compareRuns(first, second, memory.frame(a, world, catalog));
}
