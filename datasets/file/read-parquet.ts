import { checkHeader } from './header.ts';
import type { ReadOptions } from './read-csv.ts';
import { count, shown } from './shown.ts';
import { TextColumnBuilder, type SourceTable, type TextColumn } from './source-table.ts';

/**
 * A Parquet file as a table of texts: dates as ISO 8601, numbers with all their digits. So whatever is
 * said of a CSV's values holds here too, at the price of writing numbers out and reading them back.
 */
export async function readParquet(
  bytes: Uint8Array,
  { file, choose }: Pick<ReadOptions, 'file' | 'choose'>,
): Promise<SourceTable> {
  const { parquetMetadata, parquetSchema, parquetRead } = await import('hyparquet');
  const buffer = bytes.slice().buffer;
  const metadata = await orDamaged(file, bytes, () => parquetMetadata(buffer));
  const rows = Number(metadata.num_rows);
  const fields = parquetSchema(metadata).children;
  const inFile = fields.map(({ element }) => element.name);
  const names = checkHeader(inFile, file, 'its schema');
  if (rows === 0) throw new Error(`${file} names ${count(names.length)} columns and holds no row.`);
  const chosen = choose(names);
  const wanted = inFile.filter((_, i) => chosen.has(names[i]!));
  const nested = fields.find((f) => f.children.length > 0 && wanted.includes(f.element.name));
  if (nested)
    throw new Error(
      `${file}: column ${shown(nested.element.name)} holds lists or records. Write it as a column of plain values, or take it out of the roles.`,
    );
  const chunks = new Map<string, Chunk[]>(wanted.map((name) => [name, []]));
  await orDamaged(file, bytes, () =>
    parquetRead({
      file: { byteLength: buffer.byteLength, slice: (start, end) => buffer.slice(start, end) },
      metadata,
      columns: wanted,
      onChunk: (chunk) => chunks.get(chunk.columnName)!.push(chunk),
    }),
  );
  const columns = new Map(
    wanted.map((name) => [names[inFile.indexOf(name)]!, columnOfChunks(chunks.get(name)!)]),
  );
  return { file, rows, names, columns, place: (row) => `row ${row + 1}` };
}

interface Chunk {
  rowStart: number;
  columnData: ArrayLike<unknown>;
}

/** Groups of rows may come in any order. */
function columnOfChunks(chunks: Chunk[]): TextColumn {
  const builder = new TextColumnBuilder();
  for (const { columnData } of chunks.sort((a, b) => a.rowStart - b.rowStart))
    for (let i = 0; i < columnData.length; i++) builder.add(textOf(columnData[i]));
  return builder.column();
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return isoOf(value);
  if (value instanceof Uint8Array) return new TextDecoder().decode(value);
  if (typeof value === 'number' && Number.isNaN(value)) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** Years of five digits are left as they are, for the reader of dates to refuse. */
function isoOf(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  return date.toISOString().replace(/^\+0*/, '');
}

async function orDamaged<T>(
  file: string,
  bytes: Uint8Array,
  read: () => T | Promise<T>,
): Promise<T> {
  try {
    return await read();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const remedy = /codec/.test(why)
      ? 'Write it with Snappy or without compression.'
      : 'It is damaged or incomplete: download or write it again.';
    throw new Error(
      `${file} (${count(bytes.length)} bytes) cannot be read as Parquet: ${why}. ${remedy}`,
      { cause },
    );
  }
}
