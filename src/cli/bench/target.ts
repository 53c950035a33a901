/** What a figure has to reach; it is printed beside the figure, and never makes the command fail. */
export interface Target {
  /** `within`: neither above the value nor below its opposite. */
  bound: 'at most' | 'at least' | 'within';
  value: number;
}

const atMost = (value: number): Target => ({ bound: 'at most', value });
const atLeast = (value: number): Target => ({ bound: 'at least', value });
const within = (value: number): Target => ({ bound: 'within', value });

/** The targets of the project, in the units of the figures. */
export const TARGETS = {
  simulatorRowsPerSecond: atLeast(200_000),
  /** Seconds an entity, at 1 million rows. */
  rate: atMost(1),
  /** Growth of the rates' time, relative to n log n. */
  rateGrowth: atMost(1),
  /** Seconds of the whole honest experiment on the default table. */
  experiment: { 'boosted-trees': atMost(8), 'logistic-regression': atMost(2) },
  /** Seconds until an audit in the page shows its first findings, and until it is done. */
  audit: { first: atMost(3), whole: atMost(60) },
  /** Time of a fit relative to scikit-learn's, and the difference of their ROC AUC. */
  fitRatio: {
    'logistic-regression': atMost(1.2),
    'boosted-trees': atMost(1.4),
    'neural-network': atMost(5),
  },
  aucDifference: within(0.003),
  /** Gzipped kB of script before the first paint. */
  firstScript: atMost(120),
  /** Milliseconds of the longest task on the page's main thread while a model trains. */
  longestTask: atMost(100),
} as const;

export function isReached({ bound, value }: Target, found: number): boolean {
  if (bound === 'at least') return found >= value;
  return (bound === 'within' ? Math.abs(found) : found) <= value;
}
