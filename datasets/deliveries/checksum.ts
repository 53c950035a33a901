import type { Table } from '../../src/ml/table.ts';

/** A fingerprint of a table's values (FNV-1a over 32-bit words, names and categories included), in hex. */
export function checksumOf(table: Table): string {
  let a = 2166136261;
  let b = 0x9747b28c;
  const add = (word: number) => {
    a = Math.imul(a ^ word, 16777619);
    b = Math.imul(b ^ (word >>> 7) ^ (word << 3), 0x01000193) + a;
  };
  const addText = (text: string) => {
    for (let i = 0; i < text.length; i++) add(text.charCodeAt(i));
  };
  for (const [name, column] of table.columns) {
    addText(name);
    if (column.kind === 'categorical') column.categories.forEach(addText);
    const { buffer, byteOffset, length } = column.values;
    const words = new Int32Array(buffer, byteOffset, length);
    for (let i = 0; i < length; i++) add(words[i]!);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
