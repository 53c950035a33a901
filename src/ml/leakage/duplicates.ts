import type { Fold } from '../split.ts';
import { collisionChance } from './chance.ts';
import type { RowKeys } from './row-keys.ts';

/** Test rows that equal a training row in every column. */
export interface Duplicates {
  tested: number;
  /** Σ of the chances that independent columns would give each test row an equal one, without and with its label. */
  chance: number;
  chanceWithLabel: number;
  /** Of each test row with equal training rows: its label, theirs, and which rows they are. */
  y: number[];
  meanLabel: number[];
  family: number[];
}

/**
 * Looks each test row of a fold up among its training rows.
 * Cost: one pass over training rows and test rows, times the number of columns for the chances.
 * @param keys of the eligible rows. @param y their labels.
 */
export function findDuplicates(
  keys: RowKeys,
  y: Uint8Array,
  { trainIndex, testIndex }: Fold,
): Duplicates {
  const equal = new Map<number, { rows: number; positives: number }>();
  let positives = 0;
  for (const i of trainIndex) {
    const same = equal.get(keys.keys[i]!) ?? { rows: 0, positives: 0 };
    same.rows++;
    same.positives += y[i]!;
    positives += y[i]!;
    equal.set(keys.keys[i]!, same);
  }
  const counts = keys.codes.map((codes, k) => countCodes(codes, keys.sizes[k]!, trainIndex));
  const found: Duplicates = {
    tested: testIndex.length,
    chance: 0,
    chanceWithLabel: 0,
    y: [],
    meanLabel: [],
    family: [],
  };
  const n = trainIndex.length;
  const frequencies = new Float64Array(counts.length + 1);
  for (const i of testIndex) {
    for (let k = 0; k < counts.length; k++) frequencies[k] = counts[k]![keys.codes[k]![i]!]! / n;
    frequencies[counts.length] = 1;
    found.chance += collisionChance(frequencies, n);
    frequencies[counts.length] = (y[i] ? positives : n - positives) / n;
    found.chanceWithLabel += collisionChance(frequencies, n);
    const same = equal.get(keys.keys[i]!);
    if (!same) continue;
    found.y.push(y[i]!);
    found.meanLabel.push(same.positives / same.rows);
    found.family.push(keys.keys[i]!);
  }
  return found;
}

function countCodes(codes: Int32Array, size: number, rows: Int32Array): Int32Array {
  const counts = new Int32Array(size);
  for (const i of rows) counts[codes[i]!]!++;
  return counts;
}
