import type { Tensor } from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { startTensorFlow } from './backend.ts';

const cases = [false, true].flatMap((transposeA) =>
  [false, true].map((transposeB) => ({ transposeA, transposeB })),
);

for (const batch of [[], [2]])
  test.each(cases)(
    `the gradient of a product ${batch.length ? 'of stacked matrices ' : ''}agrees with finite differences ($transposeA, $transposeB)`,
    async ({ transposeA, transposeB }) => {
      const { tf } = await startTensorFlow();
      const rng = new Random(3);
      const random = (shape: number[]) =>
        tf.tensor(
          Array.from({ length: shape.reduce((a, b) => a * b, 1) }, () => rng.normal()),
          shape,
        );
      const a = random([...batch, ...(transposeA ? [4, 3] : [3, 4])]);
      const b = random([...batch, ...(transposeB ? [2, 4] : [4, 2])]);
      const weight = random([...batch, 3, 2]);
      const value = (left: Tensor, right: Tensor) =>
        tf.sum(tf.mul(tf.matMul(left, right, transposeA, transposeB), weight)).asScalar();
      const [dA, dB] = tf.grads(value)([a, b]) as [Tensor, Tensor];

      const step = 0.5;
      const difference = (x: Tensor, i: number, at: (moved: Tensor) => Tensor) => {
        const moved = (by: number) =>
          tf.tensor(
            x.dataSync().map((v, j) => (j === i ? v + by : v)),
            x.shape,
          );
        return (at(moved(step)).dataSync()[0]! - at(moved(-step)).dataSync()[0]!) / (2 * step);
      };
      dA.dataSync().forEach((d, i) => {
        expect(difference(a, i, (moved) => value(moved, b))).toBeCloseTo(d, 4);
      });
      dB.dataSync().forEach((d, i) => {
        expect(difference(b, i, (moved) => value(a, moved))).toBeCloseTo(d, 4);
      });
    },
  );
