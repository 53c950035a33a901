import { count, longDay, score, signed } from '../charts/figures.ts';
import { dateOfMinutes } from '../ml/table.ts';

/** A figure in prose: `{{ honest.replay.rocAuc | score }}`. */
export interface Figure {
  cell: string;
  /** From the cell's result to the value. */
  path: readonly string[];
  format: FigureFormat;
}

export interface FigureFormat {
  name: keyof typeof FORMATS;
  /** Digits after the point, where the format has a choice. */
  digits: number | null;
}

const FORMATS = {
  /** 0.823, as the Lab writes scores. */
  score: (value: unknown) => score(numeric(value)),
  /** +0.152, −0.030. */
  signed: (value: unknown) => signed(numeric(value)),
  /** 0.123 → 12 %. */
  percent: (value: unknown, digits: number | null) =>
    `${fixed(numeric(value) * 100, digits ?? 0)} %`,
  /** Percentage points: 0.123 → 12. */
  points: (value: unknown, digits: number | null) => fixed(numeric(value) * 100, digits ?? 0),
  /** 12.3456 → 12.35. */
  number: (value: unknown, digits: number | null) => fixed(numeric(value), digits ?? 2),
  /** 12345 → 12,345. */
  count: (value: unknown) => count(numeric(value)),
  /** Minutes since 1970, or an ISO date, → 30 June 2024. */
  date: (value: unknown) => longDay(isoDate(value)),
  text: (value: unknown) => inText(value),
} satisfies Record<string, (value: unknown, digits: number | null) => string>;

const FIGURE = /^\s*([a-z][a-z0-9-]*)((?:\.[A-Za-z0-9_]+)*)\s*(?:\|\s*([a-z]+)(?::(\d))?\s*)?$/;

/** What stands between `{{` and `}}`. Throws an error that shows how a figure is written. */
export function parseFigure(text: string): Figure {
  const match = FIGURE.exec(text);
  if (!match)
    throw new Error(
      `"{{${text}}}" is no figure. Write {{ cell-id.path | format }}, for example {{ honest.replay.rocAuc | score }}.`,
    );
  const [, cell, path, format = 'text', digits] = match;
  return { cell: cell!, path: path!.split('.').slice(1), format: toFormat(format, digits) };
}

/** `percent:1` as a format. */
export function parseFormat(text: string): FigureFormat {
  const [name, digits] = text.split(':');
  return toFormat(name!, digits);
}

function toFormat(name: string, digits: string | undefined): FigureFormat {
  if (!Object.hasOwn(FORMATS, name))
    throw new Error(`There is no format "${name}". There is: ${Object.keys(FORMATS).join(', ')}.`);
  return { name: name as FigureFormat['name'], digits: digits ? Number(digits) : null };
}

/** What has no value (a score of one class only) is a dash. Throws where the format does not fit. */
export function formatValue(value: unknown, { name, digits }: FigureFormat): string {
  return value === null ? '—' : FORMATS[name](value, digits);
}

/** The value at a path within a result. Throws with what is there instead. */
export function valueAt(result: unknown, path: readonly string[], of: string): unknown {
  let value = result;
  for (const [depth, step] of path.entries()) {
    const fields = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    if (!fields.includes(step))
      throw new Error(
        `${[of, ...path.slice(0, depth)].join('.')} has no "${step}". ${fields.length ? `It has: ${fields.slice(0, 20).join(', ')}.` : 'It holds no further values.'}`,
      );
    value = (value as Record<string, unknown>)[step];
  }
  return value;
}

function numeric(value: unknown): number {
  if (typeof value !== 'number' || !Number.isFinite(value))
    throw new Error(`${JSON.stringify(value) ?? String(value)} is no number that could be shown.`);
  return value;
}

/** So many digits after the point, and commas between thousands. */
function fixed(value: number, digits: number): string {
  const [whole = '', rest] = Math.abs(value).toFixed(digits).split('.');
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const text = rest === undefined ? thousands : `${thousands}.${rest}`;
  return value < 0 && /[1-9]/.test(text) ? `−${text}` : text;
}

function isoDate(value: unknown): string {
  const date = typeof value === 'number' ? dateOfMinutes(value) : String(value).slice(0, 10);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date))
    throw new Error(`${JSON.stringify(value)} is no date that could be shown.`);
  return date;
}

function inText(value: unknown): string {
  if (value === null) return '—';
  if (typeof value === 'number')
    return Number.isInteger(value) ? count(value) : String(Number(value.toPrecision(6)));
  if (Array.isArray(value)) return value.map(inText).join(', ');
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  const fields = value && typeof value === 'object' ? Object.keys(value).slice(0, 8) : [];
  throw new Error(
    fields.length
      ? `It holds several values (${fields.join(', ')}); name one of them.`
      : 'There is no value to show.',
  );
}
