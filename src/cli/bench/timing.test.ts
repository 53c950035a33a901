import { expect, test } from 'vitest';
import { median, ONCE, repeat, timeOf } from './timing.ts';

test('the median of an even count lies between the two in the middle', () => {
  expect(median([3])).toBe(3);
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 100, 2])).toBe(3);
});

test('work is done at least once, and not again when the effort is used up', async () => {
  const done: number[] = [];
  await repeat({ times: 3, seconds: 100 }, (repetition) => done.push(repetition));
  expect(done).toEqual([0, 1, 2]);
  let slow = 0;
  const work = () => {
    slow++;
    return new Promise((resolve) => setTimeout(resolve, 20));
  };
  await repeat({ times: 5, seconds: 0.01 }, work);
  expect(slow).toBe(1);
});

test('a time stands beside its multiple of a sort', async () => {
  const { seconds, ofSort } = await timeOf(ONCE, () => new Promise((r) => setTimeout(r, 30)));
  expect(seconds[0]).toBeGreaterThan(0.025);
  expect(ofSort).toHaveLength(1);
  expect(ofSort[0]).toBeGreaterThan(0);
});
