import type { CrossDimension } from '../../ml/explore/cross-filter.ts';
import type { Bar } from '../../ml/explore/bar-bins.ts';
import { isoOfMinutes } from '../../ml/table.ts';
import type { Roles } from '../../ml/world.ts';

type Described = Pick<CrossDimension, 'id' | 'as' | 'bars' | 'kept'>;

/** What a dimension reads of a row `d`: a number (NaN where it is missing) or a text (or null). */
export function valueCode({ id, as }: Pick<Described, 'id' | 'as'>, { created }: Roles): string {
  if (id === 'weekday') return `(d.${created}.getUTCDay() + 6) % 7`;
  if (id === 'hour') return `d.${created}.getUTCHours()`;
  if (id === 'month') return `+d.${created}`;
  if (as === 'hours since creation')
    return `d.${id} === null ? NaN : (d.${id} - d.${created}) / 3_600_000`;
  return `d.${id}`;
}

/** The name of the bar in which a row `d` stands. */
export function barCode(dimension: Described, roles: Roles): string {
  const value = valueCode(dimension, roles);
  const { bars, as } = dimension;
  const named = labelsOf(bars, 'category');
  const others = bars.some(({ of }) => of === 'others');
  if (as === 'category')
    return others
      ? `${value} === null ? 'missing' : ${list(named)}.includes(${value}) ? ${value} : 'others'`
      : `${value} ?? 'missing'`;
  const line = bars.filter(({ of }) => of === 'range');
  const starts = line.map(({ from }) => startCode(dimension, from)).join(', ');
  return `place(${value}, [${starts}], ${list(labelsOf(line, 'range'))})`;
}

/** Whether a row `d` passes the dimension's own filter. */
export function filterCode(dimension: Described, roles: Roles): string {
  const kept = (dimension.kept ?? []).map((bar) => dimension.bars[bar]!);
  const line = kept.filter(({ of }) => of === 'range');
  if (dimension.as === 'category' || line.length === 0)
    return `${list(kept.map(({ label }) => label))}.includes(${barCode(dimension, roles)})`;
  const value = valueCode(dimension, roles);
  const [from, to] = [line[0]!.from, line.at(-1)!.to];
  const parts = [
    ...(from === null ? [] : [`v >= ${startCode(dimension, from)}`]),
    ...(to === null ? [] : [`v < ${startCode(dimension, to)}`]),
  ];
  return `((v) => ${parts.length > 0 ? parts.join(' && ') : '!Number.isNaN(v)'})(${value})`;
}

/** Used by `barCode`: the last bar that begins at the value or before. */
export const PLACE = `const place = (value, starts, labels) =>
  Number.isNaN(value) ? 'missing' : labels[starts.findLastIndex((from) => from <= value)];`;

function startCode({ id }: Pick<Described, 'id'>, from: number | null): string {
  if (from === null) return '-Infinity';
  return id === 'month' ? `Date.parse('${isoOfMinutes(from)}Z')` : String(from);
}

function labelsOf(bars: readonly Bar[], kind: Bar['of']): string[] {
  return bars.filter(({ of }) => of === kind).map(({ label }) => label);
}

function list(labels: readonly string[]): string {
  return `[${labels.map(quoted).join(', ')}]`;
}

/** A text as JavaScript writes it. */
export function quoted(text: string): string {
  return `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}
