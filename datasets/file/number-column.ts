import type { NumericColumn } from '../../src/ml/table.ts';
import { isNoValue, readNumber } from './number-text.ts';
import { counted, shown } from './shown.ts';
import type { SourceTable, TextColumn } from './source-table.ts';

/** The share of a column's values that read as numbers. */
export function numberShare({ texts, codes }: TextColumn): number {
  const held = texts.map((text) => !isNoValue(text));
  const reads = texts.map((text) => !Number.isNaN(readNumber(text)));
  let values = 0;
  let numbers = 0;
  for (const code of codes) {
    if (code < 0 || !held[code]) continue;
    values++;
    if (reads[code]) numbers++;
  }
  return values === 0 ? 0 : numbers / values;
}

export interface ReadNumbers {
  column: NumericColumn;
  /** How many values are text, and which is the first. */
  notes: string[];
}

/** A column of numbers; text in it is missing, and counted. */
export function readNumberColumn(table: SourceTable, name: string): ReadNumbers {
  const { texts, codes } = table.columns.get(name)!;
  const numberOf = texts.map(readNumber);
  const isText = texts.map((text, code) => Number.isNaN(numberOf[code]!) && !isNoValue(text));
  const values = Float32Array.from(codes, (code) => (code < 0 ? NaN : numberOf[code]!));
  let rows = 0;
  for (const code of codes) if (code >= 0 && isText[code]) rows++;
  const first = codes.findIndex((code) => code >= 0 && isText[code]!);
  const notes =
    first < 0
      ? []
      : [
          `${shown(name)}: text in place of a number counts as missing in ${counted(rows, 'row')}, the first ${shown(texts[codes[first]!]!)} (${table.place(first)}).`,
        ];
  return { column: { kind: 'numeric', values }, notes };
}
