import { safeChart } from './safe-chart.ts';
import type { ChartOutput } from './job.ts';
import { isTable, type TableLike } from './packed-value.ts';

const MOST_ROWS = 5000;
const MOST_CHARACTERS = 1_000_000;

/** Specifications that were marked as such by `vl`. */
const marked = new WeakSet<object>();

type Spec = Record<string, unknown>;

/** Marks a Vega-Lite specification, so that it is drawn when it is displayed. */
export function vl(spec: unknown): Spec {
  if (!isRecord(spec))
    throw new Error(
      'vl takes a Vega-Lite specification: vl({ data: table, mark: "bar", encoding: { … } }).',
    );
  const copy = { ...spec };
  marked.add(copy);
  return copy;
}

export function isChart(value: unknown): value is Spec {
  if (!isRecord(value)) return false;
  if (marked.has(value)) return true;
  if (typeof value['$schema'] === 'string') return value['$schema'].includes('vega');
  return 'mark' in value && 'encoding' in value;
}

/** The specification with its data inlined: at most so many rows, evenly spaced, and only columns it names. */
export function chartOutput(spec: Spec): ChartOutput {
  if (typeof spec['$schema'] === 'string' && !spec['$schema'].includes('vega-lite'))
    throw new Error('A chart is written in Vega-Lite, not in Vega: see `vl`.');
  for (let limit = MOST_ROWS; ; limit = Math.floor(limit / 2)) {
    const inlined = new Inliner(spec, limit);
    const text = JSON.stringify(inlined.spec);
    if (text.length > MOST_CHARACTERS && limit > 1) continue;
    const safe = safeChart(JSON.parse(text));
    return { kind: 'chart', spec: safe, ...inlined.note() };
  }
}

class Inliner {
  readonly spec: unknown;
  readonly #names: string;
  #rows = 0;
  #shown = 0;

  constructor(
    spec: Spec,
    private readonly limit: number,
  ) {
    this.#names = JSON.stringify(spec, (key, value: unknown) =>
      isTable(value) || key === 'values' ? undefined : value,
    );
    this.spec = this.#copy(spec, '', 0);
  }

  note(): { note?: string } {
    if (this.#rows === this.#shown) return {};
    const number = (n: number) => n.toLocaleString('en');
    return {
      note: `The chart shows ${number(this.#shown)} of ${number(this.#rows)} rows, evenly spaced. Count or average them with Arquero first to show them all.`,
    };
  }

  #copy(value: unknown, key: string, depth: number): unknown {
    if (depth > 30) throw new Error('The chart’s specification holds itself.');
    if (key === 'data' && (isTable(value) || Array.isArray(value)))
      return { values: this.#values(value) };
    if (key === 'values' && isTable(value)) return this.#values(value);
    if (value instanceof Date) return localText(value);
    if (Array.isArray(value))
      return key === 'values'
        ? this.#values(value)
        : value.map((item) => this.#copy(item, '', depth + 1));
    if (!isRecord(value)) return plain(value);
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [name, this.#copy(item, name, depth + 1)]),
    );
  }

  #values(data: TableLike | readonly unknown[]): unknown[] {
    const count = isTable(data) ? data.numRows() : data.length;
    const shown = Math.min(count, this.limit);
    this.#rows += count;
    this.#shown += shown;
    const at = Array.from({ length: shown }, (_, i) => Math.floor((i * count) / shown));
    if (isTable(data)) return this.#tableRows(data, at);
    return at.map((row) => this.#row(data[row]));
  }

  #tableRows(table: TableLike, at: readonly number[]): unknown[] {
    const indices = table.isFiltered() || table.isOrdered() ? table.indices() : null;
    const names = table.columnNames().filter((name) => this.#named(name));
    const columns = names.map((name) => [name, table.column(name)!] as const);
    return at.map((place) => {
      const row = indices ? indices[place]! : place;
      return Object.fromEntries(columns.map(([name, column]) => [name, plain(column.at(row))]));
    });
  }

  #row(row: unknown): unknown {
    if (!isRecord(row)) return plain(row);
    return Object.fromEntries(Object.entries(row).map(([name, item]) => [name, plain(item)]));
  }

  /** A column that the specification reads is named in it, perhaps within an expression. */
  #named(name: string): boolean {
    return this.#names.includes(JSON.stringify(name).slice(1, -1));
  }
}

function plain(value: unknown): unknown {
  if (value instanceof Date) return localText(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value === 'bigint') return Number(value);
  return typeof value === 'function' || typeof value === 'symbol' ? null : value;
}

/** Without a zone a chart reads a time as local: so it shows the same hour on every machine. */
function localText(time: Date): string | null {
  return Number.isNaN(time.getTime()) ? null : time.toISOString().slice(0, -1);
}

function isRecord(value: unknown): value is Spec {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
