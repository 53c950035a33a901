import type { CrossDimension, ValueFilter } from '../../ml/explore/cross-filter.ts';

type Bars = CrossDimension['bars'];

/** The bars of an ordered dimension that form its line: what is missing stands apart. */
export function lineOf(bars: Bars): Bars {
  return bars.filter(({ of }) => of === 'range');
}

/** The filter that keeps the bars from one position to another, in either order; null: all of them. */
export function rangeFilter(
  dimension: string,
  bars: Bars,
  a: number,
  b: number,
): ValueFilter | null {
  const line = lineOf(bars);
  const [first, last] = [Math.min(a, b), Math.max(a, b)];
  const all = first <= 0 && last >= line.length - 1;
  // All of the line without what is missing is a choice; where nothing is missing, it is none.
  if (all && line.length === bars.length) return null;
  const from = first <= 0 ? null : line[first]!.from;
  const to = last >= line.length - 1 ? null : line[last]!.to;
  return { dimension, from, to };
}

/** First and last position on the line that is kept; the whole line without a filter. */
export function keptRange({ bars, kept }: Pick<CrossDimension, 'bars' | 'kept'>): [number, number] {
  const line = lineOf(bars);
  const on = kept?.filter((bar) => bar < line.length) ?? [0, line.length - 1];
  return on.length === 0 ? [0, -1] : [on[0]!, on.at(-1)!];
}

/** The filter after a category was ticked or unticked; null once all are ticked, or none. */
export function toggled(
  { id, bars, kept }: Pick<CrossDimension, 'id' | 'bars' | 'kept'>,
  label: string,
  wanted: boolean,
): ValueFilter | null {
  const labels = bars.map((bar) => bar.label);
  const before = kept?.map((bar) => labels[bar]!) ?? [];
  const after = labels.filter((other) => (other === label ? wanted : before.includes(other)));
  return after.length === 0 || after.length === labels.length
    ? null
    : { dimension: id, values: after };
}
