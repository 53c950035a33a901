import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Design } from '../../ml/design.ts';
import type { Options } from '../../ml/experiment.ts';
import type { Matrices } from './honest.ts';

/**
 * Writes what a model is given into a folder, for another program to read: columns one after the other,
 * numbers as 32-bit floats, categories as 32-bit codes, labels as bytes, and what they are as JSON.
 */
export async function writeMatrices(
  folder: string,
  { train, trainY, test, testY }: Matrices,
  options: Options,
): Promise<void> {
  await writeHalf(folder, 'train', train, trainY);
  await writeHalf(folder, 'test', test, testY);
  const meta = {
    rows: { train: train.rows, test: test.rows },
    numeric: train.numeric.length,
    sizes: train.categorical.map(({ size }) => size),
    options,
  };
  await writeFile(join(folder, 'meta.json'), JSON.stringify(meta));
}

async function writeHalf(folder: string, half: string, design: Design, y: Uint8Array) {
  const numbers = new Float32Array(design.rows * design.numeric.length);
  design.numeric.forEach(({ values }, column) => numbers.set(values, column * design.rows));
  const codes = new Int32Array(design.rows * design.categorical.length);
  design.categorical.forEach((input, column) => codes.set(input.codes, column * design.rows));
  await writeFile(join(folder, `${half}.f32`), numbers);
  await writeFile(join(folder, `${half}.i32`), codes);
  await writeFile(join(folder, `${half}.u8`), y);
}
