import type { FitProgress } from '../model.ts';
import type { RunProgress } from '../result.ts';

/** The progress of a fit as part of a stage. */
export async function* fitting<T>(
  stage: string,
  work: AsyncGenerator<FitProgress, T>,
): AsyncGenerator<RunProgress, T> {
  let step = await work.next();
  for (; !step.done; step = await work.next()) yield { kind: 'fit', stage, progress: step.value };
  return step.value;
}
