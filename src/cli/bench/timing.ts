import { Random } from '../../ml/random.ts';

export interface Timing {
  seconds: number[];
  /** Each time divided by that of a sort just before it: so machines, and their bad moments, compare. */
  ofSort: number[];
}

/** How often something is measured: so many times, but no further once so much time has gone. */
export interface Effort {
  times: number;
  seconds: number;
}

export const ONCE: Effort = { times: 1, seconds: 0 };
export const SEVERAL: Effort = { times: 5, seconds: 20 };

/** Does something at least once, and again while the effort lasts. */
export async function repeat(
  { times, seconds }: Effort,
  work: (repetition: number) => unknown,
): Promise<void> {
  const begin = performance.now();
  for (let repetition = 0; repetition < times; repetition++) {
    if (repetition > 0 && performance.now() - begin > seconds * 1000) break;
    await work(repetition);
  }
}

/** Times some work; its first time counts as much as the others. */
export async function timeOf(
  effort: Effort,
  work: (repetition: number) => unknown,
): Promise<Timing> {
  const timing: Timing = { seconds: [], ofSort: [] };
  await repeat(effort, async (repetition) => {
    const sort = secondsOfSort();
    const seconds = await secondsOf(() => work(repetition));
    timing.seconds.push(seconds);
    timing.ofSort.push(seconds / sort);
  });
  return timing;
}

export async function secondsOf(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1000;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2;
}

let numbers: Float64Array | undefined;

function secondsOfSort(): number {
  const rng = new Random(7, 'reference sort');
  numbers ??= Float64Array.from({ length: 1_000_000 }, () => rng.uniform());
  const copy = numbers.slice();
  const start = performance.now();
  copy.sort();
  return (performance.now() - start) / 1000;
}
