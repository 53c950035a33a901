import type { CategoricalColumn } from '../../src/ml/table.ts';
import { readNumber } from './number-text.ts';
import type { TextColumn } from './source-table.ts';

/**
 * A column of categories: the texts as they stand, in order of their numbers where all are numbers and
 * by code unit else. So the order of the rows in the file changes nothing.
 */
export function readCategoryColumn({ texts, codes }: TextColumn): CategoricalColumn {
  const numbers = texts.map(readNumber);
  const numeric = !numbers.some(Number.isNaN);
  const order = texts
    .map((_, code) => code)
    .sort((a, b) => (numeric && numbers[a]! - numbers[b]!) || (texts[a]! < texts[b]! ? -1 : 1));
  const rank = new Int32Array(texts.length);
  order.forEach((code, place) => (rank[code] = place));
  return {
    kind: 'categorical',
    values: codes.map((code) => (code < 0 ? -1 : rank[code]!)),
    categories: order.map((code) => texts[code]!),
  };
}
