import { columns } from '../../datasets/deliveries/dictionary.ts';
import { writeParquet } from '../../datasets/deliveries/parquet.ts';
import { dateOfMinutes, MINUTES_PER_DAY, NEVER, type Column, type Table } from '../ml/table.ts';
import type { TableFormat } from './protocol.ts';

export function exportTable(table: Table, format: TableFormat): Promise<Blob> {
  return format === 'csv' ? tableToCsv(table) : tableToParquet(table);
}

async function tableToParquet(table: Table): Promise<Blob> {
  const decimals = new Map(columns.map((column) => [column.name, column.decimals ?? 0]));
  const bytes = await writeParquet(table, decimals);
  return new Blob([bytes.slice()], { type: 'application/vnd.apache.parquet' });
}

/** The table as comma-separated values: times as ISO 8601 in UTC, missing values empty. */
async function tableToCsv(table: Table): Promise<Blob> {
  const aq = await import('arquero');
  const columns = [...table.columns].map(([name, column]) => [name, readable(column)] as const);
  const text = aq.toCSV(aq.table(columns));
  return new Blob([text], { type: 'text/csv' });
}

function readable(column: Column): (string | number | null)[] {
  const { values } = column;
  if (column.kind === 'categorical')
    return Array.from(column.values, (code) => column.categories[code] ?? null);
  if (column.kind === 'time') return Array.from(values, isoMinute);
  return Array.from(values, (value) => (Number.isNaN(value) ? null : shortFloat(value)));
}

function isoMinute(minutes: number): string | null {
  if (minutes === NEVER) return null;
  const ofDay = ((minutes % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${dateOfMinutes(minutes)}T${two(Math.floor(ofDay / 60))}:${two(ofDay % 60)}Z`;
}

/** A 32-bit float with the digits that it really has: 0.1, not 0.10000000149. */
function shortFloat(value: number): number {
  return Number(value.toPrecision(7));
}
