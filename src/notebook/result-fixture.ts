import { toExperiment, type ExperimentSpec } from '../ml/experiment.ts';
import type { Pictures, Report, RunResult, Scores } from '../ml/result.ts';

/** A result with the given scores and nothing else in it, for tests. */
export function resultWith(spec: ExperimentSpec, offline: number, replay: number): RunResult {
  const scores = (rocAuc: number): Scores => ({
    rocAuc,
    averagePrecision: null,
    brier: null,
    logLoss: null,
    positiveRate: null,
  });
  const value = offline - replay;
  const report: Report = {
    experiment: toExperiment(spec),
    rows: { train: 0, test: 0, gap: 0, pending: 0, replay: 0, unsettledAtTestStart: 0 },
    offline: { ...scores(offline), onBusinessLabel: scores(offline) },
    replay: { ...scores(replay), weeks: [] },
    optimism: {
      rocAuc: { value, low: value - 0.02, high: value + 0.02, question: 0, time: value },
    },
    excess: null,
    honestTwin: null,
    ceiling: null,
    leakProven: null,
    attribution: null,
    lookUp: null,
    audit: null,
    explanation: null,
    hours: null,
    seconds: {},
  };
  return { report, pictures: NO_PICTURES };
}

const NO_COUNTS = {
  threshold: [],
  truePositive: [],
  falsePositive: [],
  falseNegative: [],
  trueNegative: [],
};
const NO_CALIBRATION = { bins: [], ece: 0, mce: 0 };

const NO_PICTURES: Pictures = {
  clock: { minutes: [], role: [] },
  thresholds: { offline: NO_COUNTS, replay: NO_COUNTS },
  calibration: { offline: NO_CALIBRATION, replay: NO_CALIBRATION },
  importance: null,
  folds: [],
  metrics: [],
  training: [],
  features: [],
  description: {},
  twinsWithinHour: null,
  twins: [],
  lineage: [],
};
