import type { Table } from '../../src/ml/table.ts';
import { Fingerprint } from '../fingerprint.ts';

/** A fingerprint of a table's values, names and categories included, in hex. */
export function checksumOf(table: Table): string {
  const fingerprint = new Fingerprint();
  for (const [name, column] of table.columns) {
    fingerprint.addText(name);
    if (column.kind === 'categorical')
      for (const category of column.categories) fingerprint.addText(category);
    const { buffer, byteOffset, length } = column.values;
    const words = new Int32Array(buffer, byteOffset, length);
    for (let i = 0; i < length; i++) fingerprint.add(words[i]!);
  }
  return String(fingerprint);
}
