import type { Pictures } from '../ml/result.ts';
import { bestThreshold, expectedCosts, type Costs } from '../ml/thresholds.ts';

export interface ThresholdCostInput {
  thresholds: Pictures['thresholds'];
  costs: Costs;
  /** Parcels that the service scores in a month: turns cost a parcel into cost a month. */
  parcelsPerMonth: number;
  /** From 0 to 1. */
  threshold: number;
  honest: boolean;
}

/** Cost a month at each threshold. */
export interface MonthlyCosts {
  threshold: number[];
  promised: number[];
  delivered: number[];
  /** Index of the threshold that was asked for. */
  at: number;
  cheapestPromised: number;
  cheapestDelivered: number;
}

export function monthlyCosts(input: ThresholdCostInput): MonthlyCosts {
  const { offline, replay } = input.thresholds;
  const perMonth = (cost: number) => cost * input.parcelsPerMonth;
  return {
    threshold: offline.threshold,
    promised: expectedCosts(offline, input.costs).map(perMonth),
    delivered: expectedCosts(replay, input.costs).map(perMonth),
    at: Math.round(input.threshold * (offline.threshold.length - 1)),
    cheapestPromised: bestThreshold(offline, input.costs).threshold,
    cheapestDelivered: bestThreshold(replay, input.costs).threshold,
  };
}
