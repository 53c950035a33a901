import type { Column, Table } from '../../src/ml/table.ts';
import { NEVER } from '../../src/ml/table.ts';

/**
 * Tables as Parquet files: times as whole minutes, decimals as scaled integers, categories as text.
 * What a reader needs to make the same table again stands in the file's own metadata.
 */
interface ColumnNote {
  kind: Column['kind'];
  /** Numbers are stored as integers, multiplied by this. */
  scale?: number;
  categories?: readonly string[];
}

const NOTE_KEY = 'holdout';

/** @param decimals digits after the point, by column; none for whole numbers. */
export async function writeParquet(
  table: Table,
  decimals: ReadonlyMap<string, number>,
): Promise<Uint8Array> {
  const { parquetWriteBuffer } = await import('hyparquet-writer');
  const notes: Record<string, ColumnNote> = {};
  const columnData = [...table.columns].map(([name, column]) => {
    if (column.kind === 'categorical') {
      notes[name] = { kind: 'categorical', categories: column.categories };
      return {
        name,
        data: Array.from(column.values, (code) => column.categories[code] ?? null),
        type: 'STRING' as const,
      };
    }
    const scale = powerOfTen(decimals.get(name) ?? 0);
    notes[name] = column.kind === 'time' ? { kind: 'time' } : { kind: 'numeric', scale };
    return { name, ...integers(column, scale) };
  });
  const buffer = parquetWriteBuffer({
    columnData,
    rowGroupSize: Math.max(1, table.rows),
    statistics: false,
    kvMetadata: [{ key: NOTE_KEY, value: JSON.stringify(notes) }],
  });
  return new Uint8Array(buffer);
}

function integers(column: Exclude<Column, { kind: 'categorical' }>, scale: number) {
  const absent = column.kind === 'time' ? (v: number) => v === NEVER : (v: number) => v !== v;
  const nullable = column.values.some(absent);
  const data = Array.from(column.values, (v) => (absent(v) ? null : Math.round(v * scale)));
  return {
    data,
    type: 'INT32' as const,
    nullable,
    ...(column.kind === 'time' || countsUp(data)
      ? { encoding: 'DELTA_BINARY_PACKED' as const }
      : {}),
  };
}

/** Ascending numbers, an id for example, are stored best as differences. */
function countsUp(data: readonly (number | null)[]): boolean {
  return data.every((v, i) => i === 0 || (v !== null && v === (data[i - 1] ?? NaN) + 1));
}

/** The table of a file that `writeParquet` made. Throws when the bytes are no such file. */
export async function readParquet(buffer: ArrayBuffer, name: string): Promise<Table> {
  const { parquetMetadata, parquetRead } = await import('hyparquet');
  try {
    const metadata = parquetMetadata(buffer);
    const note = metadata.key_value_metadata?.find(({ key }) => key === NOTE_KEY)?.value;
    const notes = JSON.parse(note ?? '') as Record<string, ColumnNote>;
    const rows = Number(metadata.num_rows);
    const columns = new Map<string, Column>();
    for (const [column, { kind, categories }] of Object.entries(notes))
      columns.set(column, emptyColumn(kind, rows, categories));
    await parquetRead({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata,
      onChunk: ({ columnName, columnData, rowStart }) =>
        fill(columns.get(columnName)!, notes[columnName]!, columnData, rowStart),
    });
    return { rows, columns };
  } catch (cause) {
    throw new Error(
      `The file ${name} (${buffer.byteLength} bytes) cannot be read as a Parquet table of this dataset: it is damaged or incomplete. Load the page again, or build the data again with "npm run data".`,
      { cause },
    );
  }
}

function emptyColumn(
  kind: Column['kind'],
  rows: number,
  categories: readonly string[] = [],
): Column {
  if (kind === 'numeric') return { kind, values: new Float32Array(rows) };
  if (kind === 'time') return { kind, values: new Int32Array(rows) };
  return { kind, values: new Int32Array(rows), categories };
}

function fill(
  column: Column,
  { scale = 1 }: ColumnNote,
  data: ArrayLike<unknown>,
  start: number,
): void {
  const { values } = column;
  const absent = column.kind === 'time' ? NEVER : column.kind === 'numeric' ? NaN : -1;
  const code =
    column.kind === 'categorical' ? new Map(column.categories.map((c, i) => [c, i])) : null;
  for (let i = 0; i < data.length; i++) {
    const value = data[i];
    if (value === null || value === undefined) values[start + i] = absent;
    else if (code) values[start + i] = code.get(value as string)!;
    else values[start + i] = (value as number) / scale;
  }
}

function powerOfTen(digits: number): number {
  let power = 1;
  for (let i = 0; i < digits; i++) power *= 10;
  return power;
}
