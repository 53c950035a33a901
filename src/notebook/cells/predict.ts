import type { CellKind, CellSource } from '../cell-kind.ts';
import { compareGuess, flawOfGuess, type Comparison, type Guess } from '../compare-guess.ts';
import type { Fields } from '../fields.ts';
import { parseFormat, type FigureFormat } from '../figure.ts';
import type { Cell, Prose } from '../lesson.ts';
import { parts } from '../markdown-text.ts';
import { plainText } from '../plain-text.ts';
import { parseReference, type Reference } from '../reference.ts';

export interface Axis {
  range: readonly [number, number];
  title: string;
  format: FigureFormat;
}

export interface Item {
  text: Prose;
  /** What the result is compared with. */
  value: number | string;
}

export type Ask =
  | {
      kind: 'number';
      range: readonly [number, number];
      step: number;
      format: FigureFormat;
      unit: string;
    }
  | { kind: 'choice'; options: readonly Item[]; format: FigureFormat; unit: string }
  | { kind: 'order'; items: readonly Item[] }
  /** A line to draw over a table: the names of its columns for x and y. */
  | { kind: 'curve'; x: Axis; y: Axis; columns: readonly [string, string] };

export interface PredictCell extends Cell {
  kind: 'predict';
  question: Prose;
  /** The result that the guess is about; it stays hidden until the guess is locked in. */
  about: Reference;
  ask: Ask;
  /** Stands beside guess and result once both are there. */
  then: Prose | null;
}

export interface PredictWork {
  /** null while there is none. */
  guess: Guess | null;
  /** ISO 8601, in UTC; null while it can still be changed. */
  lockedAt: string | null;
  /** The learner would rather not say. */
  skipped: boolean;
}

export const kind: CellKind<PredictCell, PredictWork> = {
  id: 'predict',
  title: 'Predict',
  summary: 'A guess that is locked in before the result shows, and kept beside it.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const then = fields.optionalText('then');
    return {
      question: source.prose(fields.text('question')),
      about: fields.as('about', parseReference),
      ask: parseAsk(fields, source),
      then: then === null ? null : source.prose(then),
    };
  },
  needs: (cell) => [cell.about.cell],
  hides: (cell) => [cell.about.cell],
  answered: (_cell, work) => isAnswered(work),
  value(cell, { work, valueOf }) {
    if (!work || !isAnswered(work)) return undefined;
    const guess = work.skipped ? null : work.guess;
    return { skipped: guess === null, guess, ...compareGuess(cell, guess, valueOf) };
  },
  progress: (_cell, { work }) =>
    isAnswered(work) ? 'done' : work?.guess != null ? 'begun' : 'untouched',
  opens: (cell, { work, valueOf }) => isAnswered(work) && valueOf(cell.about.cell) !== undefined,
  toMarkdown({ id, question, then }, { work, valueOf }) {
    const value = valueOf(id) as Comparison | undefined;
    const off = value?.distanceInWords ? ` (${value.distanceInWords})` : '';
    return parts(
      `**Predict.** ${plainText(question, valueOf)}`,
      !work || !value
        ? 'Not answered.'
        : `I said ${value.said}.${value.is === null ? '' : ` It is ${value.is}${off}.`}`,
      then && value?.is != null ? plainText(then, valueOf) : '',
    );
  },
  flawOfWork(work, cell) {
    const { guess, lockedAt, skipped } = (work ?? {}) as Partial<PredictWork>;
    if (lockedAt !== null && typeof lockedAt !== 'string') return 'its time is missing';
    if (typeof skipped !== 'boolean') return 'it says nothing of skipping';
    return guess === null ? null : flawOfGuess(cell.ask, guess);
  },
};

function isAnswered(work: PredictWork | null): boolean {
  return work !== null && (work.skipped || (work.lockedAt !== null && work.guess !== null));
}

function parseAsk(fields: Fields, source: CellSource): Ask {
  const ask = fields.choice('ask', ['number', 'curve', 'choice', 'order']);
  if (ask === 'number') {
    const range = fields.range('range');
    const step = fields.optionalNumber('step') ?? (range[1] - range[0]) / 100;
    if (!(step > 0) || step > range[1] - range[0])
      fields.fail('step', `is ${step}; it must be above 0 and within the range`);
    return { kind: ask, range, step, ...formatOf(fields) };
  }
  if (ask === 'choice')
    return { kind: ask, options: items('options', fields, source), ...formatOf(fields) };
  if (ask === 'order') return { kind: ask, items: items('items', fields, source) };
  const x = fields.group('x');
  const y = fields.group('y');
  return {
    kind: ask,
    columns: [x.text('column'), y.text('column')],
    x: axisOf(x),
    y: axisOf(y),
  };
}

function formatOf(fields: Fields): { format: FigureFormat; unit: string } {
  return {
    format: fields.optionalAs('format', parseFormat) ?? { name: 'text', digits: null },
    unit: fields.optionalText('unit') ?? '',
  };
}

function axisOf(fields: Fields): Axis {
  const axis = {
    range: fields.range('range'),
    title: fields.text('title'),
    format: fields.optionalAs('format', parseFormat) ?? ({ name: 'text', digits: null } as const),
  };
  fields.end();
  return axis;
}

function items(name: string, fields: Fields, source: CellSource): Item[] {
  const found = fields.list(name, 2).map((item) => {
    const value = item.value('value');
    if (typeof value !== 'number' && typeof value !== 'string')
      item.fail(
        'value',
        'is missing or neither a number nor a text: the result is compared with it',
      );
    const read = { text: source.inline(item.text('text')), value: value as number | string };
    item.end();
    return read;
  });
  if (new Set(found.map(({ value }) => value)).size < found.length)
    fields.fail(name, 'holds a value twice');
  return found;
}
