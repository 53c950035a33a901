import type { Tensor } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import type { Design } from '../design.ts';
import { startTensorFlow } from './backend.ts';
import { embed } from './embedding.ts';
import { inputRows, layoutOf } from './layout.ts';

const design: Design = {
  rows: 4,
  numeric: [{ name: 'weight', feature: 'weight', values: Float32Array.of(10, 11, 12, 13) }],
  categorical: [
    { name: 'hub', feature: 'hub', codes: Int32Array.of(0, 2, -1, 2), size: 3 },
    { name: 'zone', feature: 'zone', codes: Int32Array.of(1, 0, 1, -1), size: 2 },
  ],
};
const layout = layoutOf(design, false);

test('each column gets vectors of length √size rounded up, and one vector for categories never seen', () => {
  expect(layout).toEqual({
    numbers: 1,
    tables: [
      { start: 0, dimensions: 2 },
      { start: 8, dimensions: 2 },
    ],
    tablesLength: 14,
    width: 5,
  });
  const wide = { ...design, categorical: [{ ...design.categorical[0]!, size: 5000 }] };
  expect(layoutOf(wide, false).tables[0]!.dimensions).toBe(16);
  expect(layoutOf(wide, true).tables[0]!.dimensions).toBe(1);
});

test('an input row is its numbers and then the vectors of its categories', async () => {
  const { tf } = await startTensorFlow();
  const tables = tf.tensor1d(Float32Array.from({ length: 14 }, (_, i) => i / 10));
  const input = embed(tf, tables, layout, inputRows(design, layout), Int32Array.of(2, 1));
  const expected = [12, 0, 0.1, 1.2, 1.3, 11, 0.6, 0.7, 1, 1.1];
  expect(input.shape).toEqual([2, 5]);
  expect([...input.dataSync()]).toEqual([...Float32Array.from(expected)]);
});

test('the gradient of a vector is the sum of the gradients of the rows that looked it up', async () => {
  const { tf } = await startTensorFlow();
  const rows = inputRows(design, layout);
  const index = Int32Array.of(0, 1, 2, 3);
  const dInput = tf.tensor2d(
    Float32Array.from({ length: 20 }, (_, i) => i + 1),
    [4, 5],
  );
  const gradient = tf.grad((tables: Tensor) =>
    tf.mul(embed(tf, tables, layout, rows, index), dInput),
  );
  const found = [...gradient(tf.zeros([14])).dataSync()];
  // Hub 2 was looked up by rows 1 and 3: 7 + 17 and 8 + 18. Hub 1 by none.
  expect(found.slice(0, 8)).toEqual([12, 13, 2, 3, 0, 0, 24, 26]);
  expect(found.slice(8)).toEqual([19, 20, 9, 10, 4 + 14, 5 + 15]);
});

test('rows of another shape than the fitted ones are refused', () => {
  expect(() => inputRows({ ...design, numeric: [] }, layout)).toThrow(
    'fitted on 1 numeric and 2 categorical columns, and is asked about 0 and 2',
  );
});
