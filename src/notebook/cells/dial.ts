import { longDay } from '../../charts/figures.ts';
import { dateOfMinutes, MINUTES_PER_DAY, minutesOfDate } from '../../ml/table.ts';
import type { CellKind } from '../cell-kind.ts';
import { nameInCode } from '../code-names.ts';
import type { Fields } from '../fields.ts';
import { formatValue, parseFormat, type FigureFormat } from '../figure.ts';
import type { Cell } from '../lesson.ts';

export interface DialCell extends Cell {
  kind: 'dial';
  title: string;
  /** What a position stands for; a date is counted in days since 1970. */
  unit: 'number' | 'date';
  /** The lowest and the highest position. */
  range: readonly [number, number];
  start: number;
  step: number;
  format: FigureFormat;
}

/** Where the learner left it; null: at its start. */
export interface DialWork {
  position: number;
}

export const kind: CellKind<DialCell, DialWork> = {
  id: 'dial',
  title: 'Dial',
  summary: 'A number or a date to be dragged; the code that uses it runs again.',
  languages: ['yaml'],
  parse(source) {
    const fields = source.fields();
    const title = fields.text('title');
    const unit = fields.value('format') === 'date' ? 'date' : 'number';
    const { range, start } = unit === 'date' ? datesOf(fields) : numbersOf(fields);
    const step = stepOf(fields, range);
    if (start < range[0] || start > range[1])
      fields.fail('start', `is ${String(fields.value('start'))}, which is outside the range`);
    if (!isStepped(start - range[0], step))
      fields.fail('step', `is ${step}, which does not lead from the low end to the start`);
    return { title, unit, range, start, step, format: formatOf(fields, step) };
  },
  needs: () => [],
  runKey: (cell, work) => String(positionOf(cell, work)),
  value: (cell, { work }) => ({ value: figureOf(cell, positionOf(cell, work)) }),
  inCode(cell, work) {
    const position = positionOf(cell, work);
    return cell.unit === 'number' ? position : lastMinuteOf(position);
  },
  toMarkdown: (cell, { work }) => `**${cell.title}:** ${dialInWords(cell, positionOf(cell, work))}`,
  toPython(cell, work) {
    const position = positionOf(cell, work);
    const value =
      cell.unit === 'number' ? position : `pd.Timestamp("${isoDay(position)} 23:59", tz="UTC")`;
    return `${nameInCode(cell.id)} = ${value}  # ${cell.title}`;
  },
  flawOfWork(work, { range: [low, high] }) {
    const { position } = (work ?? {}) as Partial<DialWork>;
    if (typeof position !== 'number') return 'it holds no position';
    return position >= low && position <= high ? null : 'its position is outside the range';
  },
};

export function positionOf({ start }: DialCell, work: DialWork | null): number {
  return work?.position ?? start;
}

/** A position as the page says it: "14", "30 June 2024". */
export function dialInWords(cell: DialCell, position: number): string {
  return cell.unit === 'date' ? longDay(isoDay(position)) : formatValue(position, cell.format);
}

function figureOf({ unit }: DialCell, position: number): number | string {
  return unit === 'date' ? isoDay(position) : position;
}

function isoDay(day: number): string {
  return dateOfMinutes(day * MINUTES_PER_DAY);
}

/** As `today` in the scope of code: all that was known on that day was known by then. */
function lastMinuteOf(day: number): Date {
  return new Date(((day + 1) * MINUTES_PER_DAY - 1) * 60_000);
}

function numbersOf(fields: Fields) {
  return { range: fields.range('range'), start: fields.number('start') };
}

function datesOf(fields: Fields) {
  const given = fields.texts('range');
  if (given.length !== 2)
    fields.fail('range', `holds ${given.length} dates; two are needed there, the earlier first`);
  const [low, high] = given.map((date) => {
    try {
      return dayOf(date);
    } catch (error) {
      return fields.fail('range', `is wrong: ${(error as Error).message.replace(/\.$/, '')}`);
    }
  }) as [number, number];
  if (low >= high) fields.fail('range', `ends on ${given[1]}, which is not after ${given[0]}`);
  return { range: [low, high] as const, start: fields.as('start', dayOf) };
}

function dayOf(date: string): number {
  return minutesOfDate(date) / MINUTES_PER_DAY;
}

function stepOf(fields: Fields, [low, high]: readonly [number, number]): number {
  const step = fields.optionalNumber('step') ?? 1;
  if (!(step > 0) || step > high - low)
    fields.fail('step', `is ${step}; it must be above 0 and within the range`);
  if (!isStepped(high - low, step))
    fields.fail('step', `is ${step}, which does not lead from one end of the range to the other`);
  return step;
}

function isStepped(distance: number, step: number): boolean {
  const steps = distance / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Without another format a number has as many digits as its step. */
function formatOf(fields: Fields, step: number): FigureFormat {
  const given = fields.optionalAs('format', parseFormat) ?? parseFormat('number');
  if (given.name !== 'number' || given.digits !== null) return given;
  const [, decimals = ''] = String(step).split('.');
  return { name: 'number', digits: decimals.length };
}
