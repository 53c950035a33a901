import { columns, roles } from '../../datasets/deliveries/dictionary.ts';
import { clockColumns } from '../ml/clock.ts';
import type { ColumnSpec, Moment } from '../ml/world.ts';

/**
 * Python that reads the exported table and makes of it what the warehouse held at the end of a day: the
 * same rules as the as-of view (src/ml/clock.ts), written from the dictionary.
 */
export function asOfInPython(today: string): string {
  const all = [...columns, ...clockColumns(columns)];
  const rules = all.filter(({ knownAt }) => knownAt.column !== roles.created);
  return `import pandas as pd

# The Lab exports this table: Lineage, "Download as CSV".
table = pd.read_csv("deliveries.csv")
for column in [name for name in table if name.endswith("At")]:
    table[column] = pd.to_datetime(table[column], utc=True)

today = pd.Timestamp("${today} 23:59", tz="UTC")  # its last minute
table = table[table.createdAt <= today]

# What was not known by then is missing.
deliveries = table.copy()
${rules.map(rule).join('\n')}`;
}

function rule(spec: ColumnSpec): string {
  const { name, earlier, growsFrom, keptForMinutes } = spec;
  const known = moment(spec.knownAt);
  const lines: string[] = [];
  if (growsFrom) {
    const share = `(today - ${moment(growsFrom)}) / (${known} - ${moment(growsFrom)})`;
    lines.push(`so_far = (table.${name} * ${share}).clip(lower=0) // 1`);
    lines.push(`deliveries["${name}"] = table.${name}.where(${known} <= today, so_far.fillna(0))`);
  } else lines.push(`deliveries["${name}"] = table.${name}.where(${known} <= today)`);
  if (earlier)
    lines.push(
      `deliveries["${name}"] = deliveries.${name}.mask((${known} > today) & (${moment(earlier.knownAt)} <= today), table.${earlier.column})`,
    );
  if (keptForMinutes !== undefined)
    lines.push(
      `deliveries["${name}"] = deliveries.${name}.mask(${known} + pd.Timedelta(minutes=${keptForMinutes}) <= today)`,
    );
  return lines.join('\n');
}

function moment({ column, plusMinutes }: Moment): string {
  return plusMinutes
    ? `(table.${column} + pd.Timedelta(minutes=${plusMinutes}))`
    : `table.${column}`;
}
