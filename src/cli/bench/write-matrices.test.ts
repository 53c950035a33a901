import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeMatrices } from './write-matrices.ts';

test('another program finds column after column, and what they are', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-matrices-'));
  const half = (rows: number) => ({
    rows,
    numeric: [1.5, -2].map((value, j) => ({
      name: `n${j}`,
      feature: `n${j}`,
      values: new Float32Array(rows).fill(value),
    })),
    categorical: [{ name: 'c', feature: 'c', codes: new Int32Array(rows).fill(-1), size: 4 }],
  });
  const y = (rows: number) => new Uint8Array(rows).fill(1);
  const matrices = { train: half(3), trainY: y(3), test: half(2), testY: y(2) };
  await writeMatrices(folder, matrices, { C: 1 });
  const read = (name: string) => new Uint8Array(readFileSync(join(folder, name))).buffer;
  expect([...new Float32Array(read('train.f32'))]).toEqual([1.5, 1.5, 1.5, -2, -2, -2]);
  expect([...new Int32Array(read('test.i32'))]).toEqual([-1, -1]);
  expect([...new Uint8Array(read('test.u8'))]).toEqual([1, 1]);
  expect(JSON.parse(readFileSync(join(folder, 'meta.json'), 'utf8'))).toEqual({
    rows: { train: 3, test: 2 },
    numeric: 2,
    sizes: [4],
    options: { C: 1 },
  });
});
