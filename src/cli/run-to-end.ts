import { catalog } from '../catalog/index.ts';
import type { Experiment } from '../ml/experiment.ts';
import { run, type RunMemory, type RunOutcome, type RunRequest } from '../ml/run.ts';
import type { World } from '../ml/world.ts';
import type { ProgressLine } from './progress-line.ts';

/** Runs one experiment, showing its progress. */
export async function runToEnd(
  experiment: Experiment,
  world: World,
  progress: ProgressLine,
  request: RunRequest = {},
  memory?: RunMemory,
): Promise<RunOutcome> {
  const now = () => performance.now();
  const steps = run(experiment, { world, catalog, request, now, ...(memory && { memory }) });
  for (;;) {
    const step = await steps.next();
    if (step.done) return step.value;
    progress.show(step.value);
  }
}
