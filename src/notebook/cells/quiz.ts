import type { CellKind, CellSource } from '../cell-kind.ts';
import type { Fields } from '../fields.ts';
import { answerInWords, flawOfAnswer, gradeQuiz, type QuizAnswer } from '../grade-quiz.ts';
import type { Cell, Prose } from '../lesson.ts';
import { parts } from '../markdown-text.ts';
import { plainText } from '../plain-text.ts';

export interface QuizOption {
  text: Prose;
  right: boolean;
  /** Why it is right, or what is wrong with it. */
  why: Prose;
}

export type QuizAsk =
  | { kind: 'one' | 'many'; options: readonly QuizOption[] }
  /** Given in the right order. */
  | { kind: 'order'; items: readonly { text: Prose; why: Prose }[] }
  | { kind: 'match'; pairs: readonly { left: Prose; right: Prose; why: Prose }[] }
  | {
      kind: 'number';
      answer: number;
      tolerance: number;
      unit: string;
      /** Said when it is right. */
      why: Prose;
      /** What a wrong number in this range comes from. */
      near: readonly { range: readonly [number, number]; why: Prose }[];
      otherwise: Prose;
    };

export interface QuizCell extends Cell {
  kind: 'quiz';
  question: Prose;
  ask: QuizAsk;
}

export interface QuizWork {
  answer: QuizAnswer | null;
  /** How often it was answered; 0 while the answer is only being chosen. */
  tries: number;
  /** The answer is the one that was checked last, so its feedback stands. */
  checked: boolean;
}

export const kind: CellKind<QuizCell, QuizWork> = {
  id: 'quiz',
  title: 'Question',
  summary: 'A question whose every answer is explained.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    return { question: source.prose(fields.text('question')), ask: parseAsk(fields, source) };
  },
  needs: () => [],
  value(cell, { work }) {
    if (!work || work.tries === 0 || work.answer === null) return undefined;
    const { right } = gradeQuiz(cell.ask, work.answer);
    return { right, tries: work.tries, verdict: right ? 'right' : 'not yet right' };
  },
  progress(cell, { work }) {
    if (!work || work.answer === null) return 'untouched';
    return work.checked && gradeQuiz(cell.ask, work.answer).right ? 'done' : 'begun';
  },
  toMarkdown({ ask, question }, { work, valueOf }) {
    const head = `**Question.** ${plainText(question, valueOf)}`;
    if (!work || work.answer === null || work.tries === 0) return parts(head, 'Not answered.');
    const { right, marks } = gradeQuiz(ask, work.answer);
    const whys = marks.map(({ why }) => `- ${plainText(why, valueOf)}`);
    return parts(
      head,
      `${right ? 'Right' : 'Not right'}: ${answerInWords(ask, work.answer)}`,
      whys.join('\n'),
    );
  },
  flawOfWork(work, cell) {
    const { answer, tries, checked } = (work ?? {}) as Partial<QuizWork>;
    if (typeof tries !== 'number' || typeof checked !== 'boolean') return 'its tries are missing';
    return answer === null ? null : flawOfAnswer(cell.ask, answer);
  },
};

function parseAsk(fields: Fields, source: CellSource): QuizAsk {
  const ask = fields.choice('ask', ['one', 'many', 'order', 'match', 'number']);
  if (ask === 'one' || ask === 'many') return { kind: ask, options: options(ask, fields, source) };
  if (ask === 'order')
    return { kind: ask, items: entries('items', fields, source, ['text', 'why']) };
  if (ask === 'match')
    return { kind: ask, pairs: entries('pairs', fields, source, ['left', 'right', 'why']) };
  const tolerance = fields.optionalNumber('tolerance') ?? 0;
  if (tolerance < 0) fields.fail('tolerance', `is ${tolerance}; it cannot be below 0`);
  return {
    kind: ask,
    answer: fields.number('answer'),
    tolerance,
    unit: fields.optionalText('unit') ?? '',
    why: source.prose(fields.text('why')),
    near: fields.list('near', 0).map((item) => {
      const near = { range: item.range('range'), why: source.prose(item.text('why')) };
      item.end();
      return near;
    }),
    otherwise: source.prose(fields.text('otherwise')),
  };
}

function options(ask: 'one' | 'many', fields: Fields, source: CellSource): QuizOption[] {
  const found = fields.list('options', 2).map((item) => {
    const option = {
      text: source.inline(item.text('text')),
      right: item.flag('right'),
      why: source.prose(item.text('why')),
    };
    item.end();
    return option;
  });
  const right = found.filter((option) => option.right).length;
  if (ask === 'one' && right !== 1)
    fields.fail('options', `has ${right} right answers; a question of kind one has exactly 1`);
  if (ask === 'many' && right === 0) fields.fail('options', 'has no right answer');
  return found;
}

function entries<K extends string>(
  name: string,
  fields: Fields,
  source: CellSource,
  keys: readonly K[],
): Record<K, Prose>[] {
  return fields.list(name, 2).map((item) => {
    const entry = keys.map((key) => [key, source.inline(item.text(key))] as const);
    item.end();
    return Object.fromEntries(entry) as Record<K, Prose>;
  });
}
