import type {
  ColumnWords,
  Correlations,
  Distribution,
  PersonalAnswer,
  Patterns,
  Ranking,
} from '../../ml/explore/answers.ts';
import type { CrossDimension } from '../../ml/explore/cross-filter.ts';
import type { SourceSpec } from '../../ml/world.ts';
import { known } from '../known.ts';
import { barCode, PLACE, quoted } from './bar-code.ts';
import { rowsCode, type RowsCode, type RowsInput } from './rows-code.ts';

const { roles } = known.dictionary;
const names = (columns: readonly Pick<ColumnWords, 'column'>[]) =>
  columns.map(({ column }) => quoted(column)).join(', ');

/** The rows, and under them what a view makes of them; or why there is no such code. */
function withRows(input: RowsInput, ...lines: string[]): RowsCode {
  const rows = rowsCode(input, known);
  return 'why' in rows ? rows : { code: [rows.code, '', ...lines].join('\n') };
}

export function columnsCode(input: RowsInput): RowsCode {
  return withRows(
    input,
    'const isThere = (value) => value !== null && !Number.isNaN(value);',
    "const columns = rows.columnNames().filter((name) => name !== 'late');",
    'const profiles = columns.map((column) => {',
    '  const there = Array.from(rows.array(column)).filter(isThere);',
    '  const missing = rows.numRows() - there.length;',
    '  // Two dates are the same when their moments are.',
    '  const different = new Set(there.map((value) => (value instanceof Date ? +value : value))).size;',
    '  return { column, different, missing, share: missing / rows.numRows() };',
    '});',
    "display(rows.rollup({ rows: op.count(), late: op.sum('late'), share: op.mean('late') }));",
    'display(aq.from(profiles));',
  );
}

/** Values in the bars of the view; times are read in minutes. */
export function distributionCode(
  input: RowsInput,
  { column, as, bins, lumped }: Distribution,
): RowsCode {
  const of =
    as === 'categorical'
      ? { id: column, as: 'category' as const }
      : { id: column, as: 'number' as const };
  const bars = bins.map((bin) => ({ ...bin, all: bin.rows }));
  const dimension = { ...of, bars, kept: null };
  const others = lumped > 0 ? bins.find(({ of }) => of === 'others')!.label : null;
  let bar = barCode(dimension, roles);
  if (as === 'time')
    bar = bar.replace(`d.${column}`, `d.${column} === null ? NaN : d.${column} / 60_000`);
  if (others) bar = bar.replace("'others'", quoted(others));
  return withRows(
    input,
    ...(as === 'categorical' ? [] : [PLACE]),
    'const bars = rows',
    `  .derive({ bar: aq.escape((d) => ${bar}) })`,
    "  .groupby('bar')",
    "  .rollup({ rows: op.count(), late: op.sum('late'), share: op.mean('late') });",
    'display(bars);',
  );
}

/** How many rows pass the filters, and how many of them are late. */
export function selectedCode(input: RowsInput): RowsCode {
  return withRows(
    input,
    "display(rows.rollup({ rows: op.count(), late: op.sum('late'), share: op.mean('late') }));",
  );
}

/** One brushed chart, which is counted under the filters of all others. */
export function barsCode({ experiment, filtered }: RowsInput, dimension: CrossDimension): RowsCode {
  const others = filtered.filter(({ id }) => id !== dimension.id);
  const labels = dimension.bars.map(({ label }) => quoted(label)).join(', ');
  return withRows(
    { experiment, filtered: others },
    ...(dimension.as === 'category' ? [] : [PLACE]),
    `const labels = [${labels}];`,
    'const bars = rows',
    `  .derive({ bar: aq.escape((d) => ${barCode(dimension, roles)}) })`,
    "  .groupby('bar')",
    "  .rollup({ rows: op.count(), late: op.sum('late'), share: op.mean('late') })",
    '  .orderby(aq.escape((d) => labels.indexOf(d.bar)));',
    'display(bars);',
  );
}

export function timeCode(input: RowsInput, { regions }: Patterns): RowsCode {
  const { created } = roles;
  return withRows(
    input,
    `const monday = ({ ${created}: at }) => {`,
    '  const since = (at.getUTCDay() + 6) % 7;',
    '  return new Date(at - since * day).toISOString().slice(0, 10);',
    '};',
    'const shares = (by) => {',
    '  const groups = Object.entries(by).map(([name, of]) => [name, aq.escape(of)]);',
    '  return rows',
    '    .derive(Object.fromEntries(groups))',
    '    .groupby(...Object.keys(by))',
    "    .rollup({ rows: op.count(), late: op.sum('late'), share: op.mean('late') })",
    '    .orderby(...Object.keys(by));',
    '};',
    'display(shares({ week: monday }));',
    `display(shares({ weekday: (d) => (d.${created}.getUTCDay() + 6) % 7 }));`,
    `display(shares({ hour: (d) => d.${created}.getUTCHours() }));`,
    `display(shares({ month: (d) => d.${created}.getUTCMonth() + 1 }));`,
    ...(regions
      ? [
          'const quarter = (at) => `${at.getUTCFullYear()} Q${Math.floor(at.getUTCMonth() / 3) + 1}`;',
          `display(shares({ region: (d) => d.${regions.column}, quarter: (d) => quarter(d.${created}) }));`,
        ]
      : []),
  );
}

export function missingCode(input: RowsInput, column: string): RowsCode {
  return withRows(
    input,
    `const gap = aq.escape((d) => Number(d.${column} === null || Number.isNaN(d.${column})));`,
    'const gaps = rows.derive({ gap });',
    "display(gaps.rollup({ rows: op.count(), missing: op.sum('gap'), share: op.mean('gap') }));",
    '// Among late and other rows.',
    "display(gaps.groupby('late').rollup({ missing: op.sum('gap'), share: op.mean('gap') }));",
    '// How well each column tells, alone, where this one is missing.',
    "const columns = rows.columnNames().filter((name) => name !== 'late');",
    `display(aq.from(ml.explore.missingness(rows, ${quoted(column)}, columns)));`,
  );
}

export function correlationCode(input: RowsInput, { columns }: Correlations): RowsCode {
  const numbers = columns.filter(({ as }) => as === 'numeric');
  const categories = columns.filter(({ as }) => as === 'categorical');
  return withRows(
    input,
    '// Times as hours since creation: the date itself never comes again.',
    'const values = (name) => {',
    '  const list = Array.from(rows.array(name));',
    `  const at = rows.array('${roles.created}');`,
    '  const hours = (value, row) => (value === null ? NaN : (value - at[row]) / 3_600_000);',
    '  return list.some((value) => value instanceof Date) ? list.map(hours) : list;',
    '};',
    'const pairs = (names, measure) =>',
    '  aq.from(',
    '    names.flatMap((a, i) =>',
    '      names.slice(i + 1).map((b) => ({ a, b, value: measure(values(a), values(b)) })),',
    '    ),',
    '  );',
    `display(pairs([${names(numbers)}], ml.explore.spearman));`,
    `display(pairs([${names(categories)}], ml.explore.cramersV));`,
    `const numeric = [${names(numbers)}].map((name) => [name, values(name)]);`,
    'display(ml.explore.varianceInflation(Object.fromEntries(numeric)));',
  );
}

export function rankingCode(input: RowsInput, { columns }: Ranking): RowsCode {
  return withRows(
    input,
    '// The strongest columns may be known too late: ask when, before you use one.',
    `const columns = [${names(columns)}];`,
    "display(aq.from(ml.explore.rankColumns(rows, rows.array('late'), columns)));",
  );
}

/** Rows whose key was there and found nothing, for the sources of which a column tells. */
export function sourcesCode(input: RowsInput, sources: readonly SourceSpec[]): RowsCode {
  const joined = sources.filter(({ found }) => found !== undefined);
  return withRows(
    input,
    'const isMissing = (value) => value === null || Number.isNaN(value);',
    'const joins = [',
    ...joined.map(
      ({ name, key, found }) =>
        `  { source: ${quoted(name)}, key: [${key.map(quoted).join(', ')}], found: ${quoted(found!)} },`,
    ),
    '];',
    'display(',
    '  aq.from(',
    '    joins.map(({ source, key, found }) => ({',
    '      source,',
    '      unmatched: rows.filter(',
    '        aq.escape((d) => isMissing(d[found]) && key.every((name) => !isMissing(d[name]))),',
    '      ).numRows(),',
    '    })),',
    '  ),',
    ');',
  );
}

export function personalCode(input: RowsInput, { columns }: PersonalAnswer): RowsCode {
  return withRows(
    input,
    '// The table without its personal data.',
    `const personal = [${names(columns)}];`,
    'display(rows.select(aq.not(...personal)));',
  );
}

/** The latest training rows stand in for test rows: two random halves, one to choose on, one fresh. */
export function lookingCode(input: RowsInput): RowsCode {
  const columns = known.dictionary.columns.filter(
    ({ name, feature, knownAt }) =>
      feature !== 'none' &&
      knownAt.column === roles.created &&
      name !== roles.id &&
      name !== roles.created,
  );
  return withRows(
    input,
    'const from = Math.floor(rows.numRows() * 0.7);',
    'const every = Math.max(1, Math.ceil(from / 3000));',
    "const order = new ml.random.Random(1, 'looking at halves').shuffle(",
    '  Int32Array.from({ length: rows.numRows() - from }, (_, i) => from + i),',
    ');',
    'const half = order.length >> 1;',
    'const take = (index) => aq.from(Array.from(index, (row) => rows.object(row)));',
    'const columns = [',
    ...columns.map(({ name }) => `  ${quoted(name)},`),
    '];',
    'display(',
    '  aq.from(',
    '    await ml.explore.priceOfLooking(',
    '      take(Array.from({ length: from }, (_, row) => row).filter((row) => row % every === 0)),',
    '      take(order.subarray(0, half)),',
    '      take(order.subarray(half)),',
    "      { label: 'late', features: columns },",
    '    ),',
    '  ),',
    ');',
  );
}
