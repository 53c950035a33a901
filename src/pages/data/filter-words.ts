import type { CrossDimension, ValueFilter } from '../../ml/explore/cross-filter.ts';

/** What a filter keeps: “C1, C2”, “100 to 300 km”. @param bars of its dimension, where they are known. */
export function keptInWords(
  filter: ValueFilter,
  dimension: Pick<CrossDimension, 'bars' | 'kept' | 'unit'> | undefined,
): string {
  if ('values' in filter) return filter.values.join(', ');
  const { bars = [], kept, unit } = dimension ?? {};
  const labels = (kept ?? []).map((bar) => bars[bar]!.label);
  const suffix = unit ? ` ${unit}` : '';
  const [first, last] = [labels[0], labels.at(-1)];
  if (first !== undefined)
    return first === last ? `${first}${suffix}` : `${first} … ${last}${suffix}`;
  if (filter.from === null) return `below ${filter.to}${suffix}`;
  return filter.to === null
    ? `${filter.from} or more${suffix}`
    : `${filter.from} to ${filter.to}${suffix}`;
}
