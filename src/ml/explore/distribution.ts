import { isMissing } from '../leakage/value-bins.ts';
import { countWords } from '../leakage/number-words.ts';
import { recorded } from '../recorded.ts';
import type { Column } from '../table.ts';
import type { Distribution, DistributionBin } from './answers.ts';
import { columnWords } from './column-words.ts';
import type { ExploredRows } from './explored-rows.ts';
import { sortedPresent } from './sorted-present.ts';
import { numberRanges, rangeFinder, timeRanges } from './value-ranges.ts';
import { countByWeek, lateShareOf } from './week-shares.ts';
import { whyNoLabel, whyNoRows } from './why-not.ts';

/** Categories with a bar of their own, the most frequent ones; the others share one. */
const MOST_CATEGORIES = 30;

type Bar = Pick<DistributionBin, 'of' | 'label' | 'from' | 'to'>;

/** The values of one column: how many rows each bar holds, and how many of them are late. */
export function distributionAnswer(rows: ExploredRows, name: string): Distribution {
  const { readings, world, y } = rows;
  const spec = readings.spec(name);
  const column = readings.column(name);
  const { bars, barOf, lumped } = barsOf(column, spec.decimals);
  const barOfRow = new Int32Array(y.length);
  for (let row = 0; row < y.length; row++) barOfRow[row] = barOf(row);
  const counts = countByWeek(barOfRow, bars.length, y, readings.weeks);
  const bins = bars.map((bar, b) => ({ ...bar, ...lateShareOf(counts[b]!, readings.weeks) }));
  const [all] = countByWeek(new Uint8Array(y.length), 1, y, readings.weeks);
  const missing = bins.find(({ of }) => of === 'missing')!.rows;
  return {
    kind: 'distribution',
    ...columnWords(world, spec),
    as: column.kind,
    rows: y.length,
    missing,
    bins: bins.filter((bin) => bin.of !== 'missing' || bin.rows > 0),
    lumped,
    all: lateShareOf(all!, readings.weeks),
    why: whyOf(rows, missing, bins),
  };
}

interface Bars {
  bars: Bar[];
  /** Position in `bars`. */
  barOf(row: number): number;
  lumped: number;
}

const MISSING: Bar = { of: 'missing', label: 'missing', from: null, to: null };

function barsOf(column: Column, decimals: number | undefined): Bars {
  if (column.kind === 'categorical') return categoryBars(column);
  const { kind, values } = column;
  const sorted = sortedPresent(column);
  const ranges =
    kind === 'time'
      ? timeRanges(sorted)
      : numberRanges(sorted, (value) => String(recorded(value, decimals)));
  const bars: Bar[] = ranges.map((range) => ({ of: 'range', ...range }));
  const place = rangeFinder(ranges, kind);
  return {
    bars: [...bars, MISSING],
    barOf: (row) => (isMissing(kind, values[row]!) ? bars.length : place(values[row]!)),
    lumped: 0,
  };
}

function categoryBars({ values, categories }: Extract<Column, { kind: 'categorical' }>): Bars {
  const counts = new Int32Array(categories.length);
  for (let row = 0; row < values.length; row++) if (values[row]! >= 0) counts[values[row]!]!++;
  const present = [...counts.keys()].filter((code) => counts[code]! > 0);
  const byCount = present.sort((a, b) => counts[b]! - counts[a]! || a - b);
  const shown = byCount.slice(0, MOST_CATEGORIES);
  const lumped = byCount.length - shown.length;
  const range = { from: null, to: null };
  const bars: Bar[] = shown.map((code) => ({ of: 'category', label: categories[code]!, ...range }));
  if (lumped) bars.push({ of: 'others', label: `${lumped} others`, ...range });
  const place = new Int32Array(categories.length).fill(shown.length);
  shown.forEach((code, bar) => (place[code] = bar));
  return {
    bars: [...bars, MISSING],
    barOf: (row) => (values[row]! < 0 ? bars.length : place[values[row]!]!),
    lumped,
  };
}

function whyOf(rows: ExploredRows, missing: number, bins: DistributionBin[]): string | null {
  const none = whyNoRows(rows);
  if (none) return none;
  if (missing === rows.y.length)
    return `All ${countWords(missing, 'value')} are missing: there is no distribution.`;
  const filled = bins.filter((bin) => bin.rows > 0);
  if (filled.length === 1)
    return `${rows.y.length === 1 ? 'There is one row' : 'All rows have one value'}: nothing can be compared.`;
  return whyNoLabel(rows);
}
