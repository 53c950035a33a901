import { expect } from 'vitest';
import type { QuizAsk, QuizCell } from '../../notebook/cells/quiz.ts';
import { gradeQuiz, mixedOrder, rightAnswer, type QuizAnswer } from '../../notebook/grade-quiz.ts';
import { isHeldBack, landmark, press, says, stands, type Deed, type Learner } from './learner.ts';
import { moveUp } from './move-up.ts';

/** Answers wrong, reads why, and answers right. */
export const quiz: Deed<QuizCell> = async (learner, cell) => {
  await isHeldBack(learner, cell.id);
  await answer(learner, cell, wrongAnswer(cell));
  await stands(learner, cell.id, /^not yet right$/);
  await answer(learner, cell, rightAnswer(cell.ask));
  await stands(learner, cell.id, /^right at try 2$/);
};

/** Chooses an answer, checks it and reads what is said to each part of it. */
async function answer(learner: Learner, cell: QuizCell, given: QuizAnswer): Promise<void> {
  await choose(learner, cell, given);
  await press(learner, cell, 'Check');
  for (const { why } of gradeQuiz(cell.ask, given).marks) await says(learner, cell, landmark(why));
}

async function choose({ page }: Learner, { id, ask, question }: QuizCell, given: QuizAnswer) {
  const cell = page.cell(id);
  const name = landmark(question);
  if (ask.kind === 'number')
    return cell.getByRole('textbox', { name: 'Your answer' }).fill(String(given));
  if (ask.kind === 'one')
    return cell
      .getByRole('radiogroup', { name })
      .getByRole('radio')
      .nth(given as number)
      .press(' ');
  const list = given as readonly number[];
  if (ask.kind === 'order')
    for (const [place, at] of list.entries()) await moveUp(cell, ask.items[at]!.text, place);
  else if (ask.kind === 'match')
    for (const [left, right] of list.entries())
      await cell.getByRole('combobox').nth(left).selectOption(String(right));
  else
    for (const [at, box] of (
      await cell.getByRole('group', { name }).getByRole('checkbox').all()
    ).entries()) {
      if ((await box.isChecked()) !== list.includes(at)) await box.press(' ');
      expect(await box.isChecked()).toBe(list.includes(at));
    }
}

/** As somebody answers who knows half of it. */
function wrongAnswer({ ask, id }: QuizCell): QuizAnswer {
  switch (ask.kind) {
    case 'one':
      return ask.options.findIndex(({ right }) => !right);
    case 'many':
      return halfRight(ask.options);
    case 'order':
      return mixedOrder(ask.items.length, id);
    case 'match':
      return ask.pairs.map((_, at) => (at + 1) % ask.pairs.length);
    case 'number':
      return wrongNumber(ask);
  }
}

/** One that is right and, where there is one, one that is not. */
function halfRight(options: readonly { right: boolean }[]): number[] {
  const first = (wanted: boolean) => options.findIndex(({ right }) => right === wanted);
  return [first(true), first(false)].filter((at) => at >= 0).sort((a, b) => a - b);
}

/** A number that a common mistake leads to, if the lesson knows one. */
function wrongNumber({ answer, tolerance, near }: Extract<QuizAsk, { kind: 'number' }>): number {
  const mistakes = near.map(({ range: [low, high] }) => (low + high) / 2);
  const mistake = mistakes.find((number) => Math.abs(number - answer) > tolerance);
  return mistake ?? answer + 2 * tolerance + 1;
}
