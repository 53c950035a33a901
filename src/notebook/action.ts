import type { Costs } from '../ml/thresholds.ts';

/** From which probability on somebody acts on a parcel, and what each outcome costs. */
export interface Action {
  threshold: number;
  costs: Costs;
}

export const DEFAULT_ACTION: Action = {
  threshold: 0.3,
  costs: { falseNegative: 24, truePositive: 9, falsePositive: 4 },
};

export const HIGHEST_COST = 1e6;

/** `24,9,4`: not foreseen, foreseen, false alarm. */
export function costsInWords({ falseNegative, truePositive, falsePositive }: Costs): string {
  return [falseNegative, truePositive, falsePositive].join(',');
}

export function readCosts(text: string): Costs {
  const costs = text.split(',').map((cost) => (cost === '' ? NaN : Number(cost)));
  const [falseNegative, truePositive, falsePositive] = costs;
  if (costs.length !== 3 || !costs.every((cost) => cost >= 0 && cost <= HIGHEST_COST))
    throw new Error('three costs from 0 to 1,000,000 with commas between them are needed.');
  return { falseNegative, truePositive, falsePositive } as Costs;
}

/** A number from `low` to 1. */
export function readShare(text: string, low: number): number {
  const value = Number(text);
  if (text === '' || !(value >= low && value <= 1))
    throw new Error(`a number from ${low} to 1 is needed.`);
  return value;
}
