import { breathe } from '../../src/ml/model.ts';
import { CsvScanner, type CsvRecord } from './csv-scanner.ts';
import { decodeText } from './decode-text.ts';
import { delimiterOf } from './delimiter.ts';
import { checkHeader } from './header.ts';
import { count, shown } from './shown.ts';
import { grown, TextColumnBuilder, type SourceTable } from './source-table.ts';

export interface ReadOptions {
  file: string;
  /** Which of the file's columns are wanted; it may throw when some are missing. */
  choose: (names: readonly string[]) => ReadonlySet<string>;
  encoding: string | null;
  signal?: AbortSignal | undefined;
}

/** A delimited text as a table; only the wanted columns are kept, so width costs little. */
export async function readCsv(bytes: Uint8Array, options: ReadOptions): Promise<SourceTable> {
  const { file, encoding, signal } = options;
  const pieces = decodeText(bytes, encoding, file);
  let piece = pieces.next();
  const first = piece.value ?? '';
  const next = pieces.next();
  const reader = new CsvReader(options);
  const scanner = new CsvScanner(file, delimiterOf(first, next.done === true, file), (record) => {
    scanner.wanted = reader.take(record);
  });
  for (let coming = next; !piece.done; piece = coming, coming = pieces.next()) {
    scanner.push(piece.value, coming.done === true);
    await breathe(signal);
  }
  return reader.table();
}

class CsvReader {
  readonly #options: ReadOptions;
  #names: string[] = [];
  #wanted: boolean[] = [];
  /** The wanted columns, with their positions in a record. */
  #columns: { name: string; position: number; builder: TextColumnBuilder }[] = [];
  #lines = new Int32Array(1024);
  #rows = 0;

  constructor(options: ReadOptions) {
    this.#options = options;
  }

  /** @returns which fields of the next record are wanted. */
  take({ fields, line }: CsvRecord): boolean[] {
    const { file } = this.#options;
    if (this.#names.length === 0) return this.#takeHeader(fields, line);
    if (fields.length !== this.#names.length)
      throw new Error(
        `${file}, line ${line} has ${count(fields.length)} fields, and the header names ${count(this.#names.length)} columns. Put values that hold the delimiter or a line end into quotes, or repair that line.`,
      );
    if (this.#rows === this.#lines.length) this.#lines = grown(this.#lines);
    this.#lines[this.#rows++] = line;
    for (const { position, builder } of this.#columns) builder.add(fields[position]!);
    return this.#wanted;
  }

  #takeHeader(fields: readonly string[], line: number): boolean[] {
    const { file, choose } = this.#options;
    this.#names = checkHeader(fields, file, `line ${line}`);
    const chosen = choose(this.#names);
    this.#wanted = this.#names.map((name) => chosen.has(name));
    this.#columns = this.#names
      .map((name, position) => ({ name, position, builder: new TextColumnBuilder() }))
      .filter(({ name }) => chosen.has(name));
    return this.#wanted;
  }

  table(): SourceTable {
    const { file } = this.#options;
    if (this.#rows === 0)
      throw new Error(
        this.#names.length === 0
          ? `${file} holds no line but empty ones. Export the table again, or name another file.`
          : `${file} holds the header (${shown(this.#names[0]!)}, …) and no row below it. Export the table again, or name another file.`,
      );
    const lines = this.#lines;
    return {
      file,
      rows: this.#rows,
      names: this.#names,
      columns: new Map(this.#columns.map(({ name, builder }) => [name, builder.column()])),
      place: (row) => `line ${lines[row]!}`,
    };
  }
}
