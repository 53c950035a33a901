import type { AnswerTo, Question } from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';
import { explore } from './explore.ts';

/** The answer, its progress left aside. */
export async function answerTo<Q extends Question>(
  question: Q,
  rows: ExploredRows,
): Promise<AnswerTo<Q>> {
  const steps = explore(question, rows);
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value;
}
