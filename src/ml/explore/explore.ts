import type { Answer, AnswerTo, ExploreProgress, Question } from './answers.ts';
import { correlationsAnswer } from './correlations.ts';
import { distributionAnswer } from './distribution.ts';
import type { ExploredRows } from './explored-rows.ts';
import { lookingAnswer } from './looking.ts';
import { missingAnswer } from './missing.ts';
import { overviewAnswer } from './overview.ts';
import { patternsAnswer } from './patterns.ts';
import { personalAnswer } from './personal.ts';
import { rankingAnswer } from './ranking.ts';
import { sourcesAnswer } from './sources.ts';

/**
 * Answers a question about the rows. What takes long yields its progress, column by column, and stops
 * when the signal says so. What cannot be said is null with a `why` in words; an unknown column throws.
 */
export async function* explore<Q extends Question>(
  question: Q,
  rows: ExploredRows,
  signal?: AbortSignal,
): AsyncGenerator<ExploreProgress, AnswerTo<Q>> {
  return (yield* answer(question, rows, signal)) as AnswerTo<Q>;
}

async function* answer(
  question: Question,
  rows: ExploredRows,
  signal: AbortSignal | undefined,
): AsyncGenerator<ExploreProgress, Answer> {
  switch (question.kind) {
    case 'overview':
      return yield* overviewAnswer(rows, signal);
    case 'distribution':
      return distributionAnswer(rows, question.column);
    case 'patterns':
      return patternsAnswer(rows);
    case 'missing':
      return yield* missingAnswer(rows, question.column, signal);
    case 'correlations':
      return yield* correlationsAnswer(rows, question.columns, signal);
    case 'ranking':
      return yield* rankingAnswer(rows, question.columns, signal);
    case 'sources':
      return sourcesAnswer(rows);
    case 'personal':
      return personalAnswer(rows);
    case 'looking':
      return yield* lookingAnswer(rows, signal);
  }
}
