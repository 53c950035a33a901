import { catalog } from '../../catalog/index.ts';
import { run } from '../../ml/run.ts';
import type { ExperimentEngine } from '../experiment-engine.ts';
import type { Worlds } from './worlds.ts';

/** Runs experiments in this process, as the lab's worker does in its own. */
export function inProcessLab(worlds: Worlds): ExperimentEngine {
  return {
    async run(experiment, request, { signal, onProgress } = {}) {
      const { world, memory } = worlds.of(experiment.dataset);
      const context = { world, catalog, request, memory, ...(signal && { signal }) };
      const steps = run(experiment, context);
      for (;;) {
        const step = await steps.next();
        if (step.done) {
          const { report, pictures } = step.value;
          return { report, pictures };
        }
        onProgress?.(step.value);
      }
    },
  };
}
