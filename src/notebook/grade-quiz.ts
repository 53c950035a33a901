import type { QuizAsk } from './cells/quiz.ts';
import type { Prose } from './lesson.ts';
import { plainText } from './plain-text.ts';

/** The option chosen; those chosen; positions in the order chosen; for each left one its right one; a number. */
export type QuizAnswer = number | readonly number[];

export interface QuizFeedback {
  right: boolean;
  /** One for each thing that was answered, in the order of the answer. */
  marks: readonly { right: boolean; why: Prose }[];
}

/** What is said to an answer. A `match` pair may be left open with −1. */
export function gradeQuiz(ask: QuizAsk, answer: QuizAnswer): QuizFeedback {
  if (ask.kind === 'number') return gradeNumber(ask, answer as number);
  const marks = marksOf(ask, answer);
  const right =
    ask.kind === 'many' ? isWhole(ask, answer as number[]) : marks.every((mark) => mark.right);
  return { right: right && marks.length > 0, marks };
}

function marksOf(
  ask: Exclude<QuizAsk, { kind: 'number' }>,
  answer: QuizAnswer,
): QuizFeedback['marks'] {
  const chosen = typeof answer === 'number' ? [answer] : answer;
  if (ask.kind === 'match')
    return ask.pairs.map(({ why }, left) => ({ right: chosen[left] === left, why }));
  if (ask.kind === 'order')
    return chosen.map((at, place) => ({ right: at === place, why: ask.items[at]!.why }));
  return chosen.map((at) => {
    const { right, why } = ask.options[at]!;
    return { right, why };
  });
}

/** Every right option is chosen and no other. */
function isWhole(
  { options }: { options: readonly { right: boolean }[] },
  chosen: number[],
): boolean {
  return options.every((option, at) => option.right === chosen.includes(at));
}

function gradeNumber(ask: Extract<QuizAsk, { kind: 'number' }>, answer: number): QuizFeedback {
  const right =
    Math.abs(answer - ask.answer) <= ask.tolerance + Number.EPSILON * Math.abs(ask.answer);
  const near = ask.near.find(({ range: [low, high] }) => answer >= low && answer <= high);
  return { right, marks: [{ right, why: right ? ask.why : (near?.why ?? ask.otherwise) }] };
}

/** What is wrong with a stored answer, or null when it answers this question. */
export function flawOfAnswer(ask: QuizAsk, answer: unknown): string | null {
  const flaw = 'its answer does not answer this question';
  if (ask.kind === 'number')
    return typeof answer === 'number' && Number.isFinite(answer) ? null : flaw;
  const count =
    ask.kind === 'order'
      ? ask.items.length
      : ask.kind === 'match'
        ? ask.pairs.length
        : ask.options.length;
  const least = ask.kind === 'match' ? -1 : 0;
  const isPosition = (at: unknown) =>
    Number.isInteger(at) && (at as number) >= least && (at as number) < count;
  if (ask.kind === 'one') return isPosition(answer) ? null : flaw;
  if (!Array.isArray(answer) || !answer.every(isPosition)) return flaw;
  const whole = ask.kind === 'many' || answer.length === count;
  return whole && (ask.kind === 'match' || new Set(answer).size === answer.length) ? null : flaw;
}

/**
 * The order in which things are shown that stand in their right order in the lesson: mixed, the same each
 * time, and never the right one.
 */
export function mixedOrder(count: number, seed: string): number[] {
  let state = 2166136261;
  for (const letter of seed) state = Math.imul(state ^ letter.charCodeAt(0), 16777619) >>> 0;
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at--) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const other = Math.floor((state / 2 ** 32) * (at + 1));
    [order[at], order[other]] = [order[other]!, order[at]!];
  }
  if (order.every((one, at) => one === at)) order.push(order.shift()!);
  return order;
}

export function rightAnswer(ask: QuizAsk): QuizAnswer {
  if (ask.kind === 'number') return ask.answer;
  if (ask.kind === 'order') return ask.items.map((_, at) => at);
  if (ask.kind === 'match') return ask.pairs.map((_, at) => at);
  const right = ask.options.flatMap((option, at) => (option.right ? [at] : []));
  return ask.kind === 'one' ? right[0]! : right;
}

/** An answer in words, for a report. */
export function answerInWords(ask: QuizAsk, answer: QuizAnswer): string {
  if (ask.kind === 'number') return `${answer as number} ${ask.unit}`.trim();
  const chosen = typeof answer === 'number' ? [answer] : answer;
  const texts = (proses: readonly Prose[]) =>
    chosen.map((at) => (at < 0 ? '—' : plainText(proses[at]!)));
  if (ask.kind === 'order') return texts(ask.items.map((item) => item.text)).join(', ');
  if (ask.kind !== 'match') return texts(ask.options.map((option) => option.text)).join(', ');
  const right = texts(ask.pairs.map((pair) => pair.right));
  return ask.pairs.map(({ left }, at) => `${plainText(left)}: ${right[at]}`).join('; ');
}
