import { toExperiment } from '../../ml/experiment.ts';
import type { FitProgress } from '../../ml/model.ts';
import type { SplitPreview } from '../../ml/preview.ts';
import type { Pictures, ReplayWeek, Report, Scores, ThresholdCounts } from '../../ml/result.ts';
import { dateOfMinutes, minutesOfDate } from '../../ml/table.ts';
import type { ContributionRow } from '../contributions.ts';
import type { EstimateRow } from '../estimate-rows.ts';
import type { LateShareBar } from '../late-shares.ts';
import type { PairedRow } from '../paired-rows.ts';
import { PALETTE_PROPERTIES, readPalette } from '../palette.ts';
import type { PromisedRun } from '../promised-delivered.ts';
import type { ShareWeek } from '../weekly-shares.ts';

/** A palette whose colours are the names of their custom properties, so that a test can tell them. */
export const namedPalette = readPalette({ getPropertyValue: (property) => property });
export { PALETTE_PROPERTIES };

const DAY = 1440;
const TODAY = minutesOfDate('2024-07-01');

/** Weekly scores as in the Lab's sketch. */
const WEEKLY = [
  0.813, 0.818, 0.808, 0.822, 0.809, 0.802, 0.815, 0.811, 0.794, 0.789, 0.778, 0.766, 0.781, 0.767,
  0.805, 0.784, 0.772, 0.776, 0.79, 0.801, 0.789, 0.798, 0.789, 0.792,
];

function week(rocAuc: number, index: number): ReplayWeek {
  const from = TODAY + index * 7 * DAY;
  return {
    week: index + 1,
    from: dateOfMinutes(from),
    knownOn: dateOfMinutes(from + 39 * DAY),
    rows: 1000 + ((index * 37) % 120),
    positiveRate: 0.12,
    rocAuc,
    low: rocAuc - 0.016,
    high: rocAuc + 0.016,
  };
}

function scores(rocAuc: number): Scores {
  return { rocAuc, averagePrecision: 0.61, brier: 0.082, logLoss: 0.271, positiveRate: 0.17 };
}

/** Everything wrong: the run of the Lab's sketch. */
export const report: Report = {
  experiment: toExperiment({
    label: { id: 'door' },
    features: ['all-columns'],
    split: { id: 'random' },
    fitTransformsOn: 'all',
  }),
  rows: {
    train: 94_200,
    test: 23_550,
    gap: 0,
    pending: 7_120,
    replay: 25_310,
    unsettledAtTestStart: 0,
  },
  offline: { ...scores(0.946), onBusinessLabel: scores(0.871) },
  replay: { ...scores(0.794), weeks: WEEKLY.map(week) },
  optimism: { rocAuc: { value: 0.152, low: 0.138, high: 0.166, question: 0.075, time: 0.077 } },
  excess: { rocAuc: { value: 0.182, low: 0.169, high: 0.195 } },
  honestTwin: null,
  ceiling: { rocAuc: 0.919, offline: { rocAuc: 0.834 }, replay: { rocAuc: 0.919 } },
  leakProven: true,
  attribution: [
    { choice: 'features', value: 0.155, low: 0.141, high: 0.169 },
    { choice: 'split', value: 0.049, low: 0.03, high: 0.068 },
    { choice: 'label', value: -0.022, low: -0.04, high: -0.004 },
    {
      choice: 'transforms',
      value: 0,
      low: 0,
      high: 0,
      why: 'trees bin by rank, so a scale changes nothing',
    },
  ],
  lookUp: null,
  audit: null,
  explanation: null,
  hours: null,
  seconds: { total: 7.4 },
};

/** The honest twin's optimism, which is the season's share in the sketch. */
export const season = -0.03;

/** A sample of rows as a random split deals them out. */
export function clockDots(split: 'random' | 'time with gap'): Pictures['clock'] {
  const from = minutesOfDate('2023-01-01');
  const until = TODAY + 24 * 7 * DAY;
  const rows = 3000;
  const minutes = Array.from({ length: rows }, (_, i) =>
    Math.round(from + ((until - from) * (i + 0.5)) / rows),
  );
  const mature = TODAY - 32 * DAY;
  const testStart = mature - 103 * DAY;
  return {
    minutes,
    role: minutes.map((at, i) => {
      if (at >= TODAY) return 'replay';
      if (at >= mature) return 'pending';
      if (split === 'random') return (i * 7919) % 5 === 0 ? 'test' : 'train';
      if (at >= testStart) return 'test';
      return at >= testStart - 14 * DAY ? 'gap' : 'train';
    }),
  };
}

/** Counts for scores that fall off from 0 on, with the given share of late rows among the high ones. */
function thresholdCounts(rows: number, sharpness: number): ThresholdCounts {
  const threshold = Array.from({ length: 101 }, (_, i) => i / 100);
  const late = rows * 0.17;
  const above = (t: number, power: number) => (1 - t) ** power;
  const truePositive = threshold.map((t) => Math.round(late * above(t, 1 / sharpness)));
  const falsePositive = threshold.map((t) => Math.round((rows - late) * above(t, 4 * sharpness)));
  return {
    threshold,
    truePositive,
    falsePositive,
    falseNegative: truePositive.map((called) => truePositive[0]! - called),
    trueNegative: falsePositive.map((called) => falsePositive[0]! - called),
  };
}

function calibration(bend: number) {
  const bins = Array.from({ length: 10 }, (_, i) => ({
    low: i / 10,
    high: (i + 1) / 10,
    rows: Math.round(9000 / (i + 1) ** 1.3),
    meanScore: (i + 0.45) / 10,
    positiveRate: ((i + 0.45) / 10) ** bend * 0.96,
  }));
  const errors = bins.map((bin) => Math.abs(bin.meanScore - bin.positiveRate));
  return { bins, ece: 0.012 * bend * bend, mce: Math.max(...errors) };
}

const FEATURES: [id: string, title: string, knownAt: string, later: boolean, share: number][] = [
  ['scans', 'scans', 'delivery', true, 0.312],
  ['route_deviation_km', 'route deviation', 'delivery', true, 0.141],
  ['customer_contacts', 'customer contacts', 'delivery', true, 0.108],
  ['hub', 'origin hub', 'creation', false, 0.094],
  ['promise_hours', 'hours to the promise', 'creation', false, 0.081],
  ['observed_weather', 'observed weather severity', 'delivery', true, 0.072],
  ['distance_km', 'distance', 'creation', false, 0.051],
  ['carrier', 'carrier', 'creation', false, 0.044],
  ['zone', 'destination zone', 'creation', false, 0.031],
  ['weekday', 'weekday', 'creation', false, 0.022],
  ['merchant', 'merchant', 'creation', false, 0.016],
  ['weight_kg', 'weight', 'creation', false, 0.011],
  ['hour', 'hour', 'creation', false, 0.009],
  ['fuel', 'fuel price index', 'creation', false, 0.008],
];

/** Losses of a network: epochs over the training rows and the rows held back. */
export const training: FitProgress[] = Array.from({ length: 7 }, (_, i) => ({
  unit: 'epoch',
  done: i + 1,
  of: 10,
  loss: 0.27 + 0.14 / (i + 1),
  validationLoss: 0.29 + 0.11 / (i + 1) + 0.002 * i,
}));

export const pictures: Pictures = {
  clock: clockDots('random'),
  thresholds: { offline: thresholdCounts(23_550, 2.4), replay: thresholdCounts(25_310, 1.1) },
  calibration: { offline: calibration(1.05), replay: calibration(1.9) },
  importance: FEATURES.map(([feature, , , , share]) => ({ feature, share })),
  folds: [],
  metrics: [],
  features: FEATURES.map(([id, title, knownAt, later]) => ({ id, title, knownAt, later })),
  training,
  description: { trees: 143 },
  twinsWithinHour: 0.71,
  twins: [
    {
      ...{ id: '64150', created: minutesOfDate('2023-05-12') + 605, label: 1, group: 'H03' },
      twins: [{ id: '64152', created: minutesOfDate('2023-05-12') + 611, label: 1 }],
    },
    {
      ...{ id: '70001', created: minutesOfDate('2023-06-20') + 300, label: 0, group: 'H07' },
      twins: [],
    },
  ],
  lineage: [],
};

/** Runs as in the Lab's sketch: title, promised, delivered, honest. */
const RUNS: [title: string, offline: number, replay: number, honest: boolean][] = [
  ['Trees · whole-table rates · time', 0.952, 0.712, false],
  ['Trees · all columns · random', 0.946, 0.794, false],
  ['Logistic · all columns · random', 0.931, 0.781, false],
  ['Trees · creation · random', 0.86, 0.82, false],
  ['Trees · as-of rates · gap', 0.83, 0.86, true],
  ['Logistic · as-of rates · gap', 0.814, 0.845, true],
  ['The rule in use today', 0.601, 0.611, true],
  ['Majority class', 0.5, 0.5, true],
];

export const runs: PromisedRun[] = RUNS.map(([title, offline, replay, honest], i) => ({
  id: `run-${i}`,
  title,
  offline,
  replay,
  honest,
  current: i === 1,
  ceiling: 0.919,
}));

/** A leak that leads on the test and sinks in the replay, an honest column, one without a replay. */
export const pairedRows: readonly PairedRow[] = [
  {
    title: 'customer contacts',
    test: { value: 0.114, low: 0.112, high: 0.117 },
    replay: { value: 0, low: 0, high: 0 },
    leak: true,
  },
  {
    title: 'promise length',
    test: { value: 0.097, low: 0.095, high: 0.098 },
    replay: { value: 0.171, low: 0.168, high: 0.176 },
  },
  {
    title: 'a carrier too new to judge',
    test: { value: -0.002, low: -0.01, high: 0.006 },
    replay: null,
    small: true,
  },
];

export const contributions: readonly ContributionRow[] = FEATURES.map(([, title, , leak], i) => ({
  title,
  phi: ((i * 7919) % 11) / 10 - 0.5,
  leak,
}));

/** Late shares by hour, one of an hour without rows, one of a single week. */
export const lateBars: readonly LateShareBar[] = Array.from({ length: 24 }, (_, hour) => {
  const rows = hour === 3 ? 0 : 200 + 90 * (12 - Math.abs(12 - hour));
  const value = hour === 3 ? null : 0.08 + 0.004 * hour;
  const interval = hour === 4 || value === null ? null : 0.01;
  return {
    label: `${hour}`,
    rows,
    value,
    low: interval === null ? null : value! - interval,
    high: interval === null ? null : value! + interval,
  };
});

/** Weeks of training, test and replay, one of them without a row. */
export const shareWeeks: readonly ShareWeek[] = Array.from({ length: 60 }, (_, week) => ({
  from: dateOfMinutes(minutesOfDate('2023-01-02') + week * 7 * 1440),
  role: week < 40 ? 'training' : week < 50 ? 'test' : 'replay',
  rows: week === 20 ? 0 : 900 + 13 * week,
  share: week === 20 ? null : 0.12 + 0.03 * Math.sin(week / 6),
}));

/** A leak, an honest column, one without an interval, one without a value. */
export const estimates: readonly EstimateRow[] = [
  { title: 'customer contacts', value: 0.86, low: 0.85, high: 0.87, later: true },
  { title: 'promise length', value: 0.61, low: 0.59, high: 0.63, later: false },
  { title: 'a column of one week', value: 0.52, low: null, high: null, later: false },
  { title: 'a column of one value', value: null, low: null, high: null, later: false },
];

/** Folds of a sample of rows: a row's fold, or its group, decides whether it is tested on. */
export function splitPreview(folds: number, grouped: boolean): SplitPreview {
  const { minutes, role } = clockDots('time with gap');
  const rows = minutes.flatMap((at, i) => (i % folds === 0 ? [{ at, role: role[i]!, i }] : []));
  const sample = Array.from({ length: folds }, (_, fold) =>
    rows.map(({ at, role, i }) => ({
      at,
      role,
      fold,
      lane: grouped ? ((i % 12) + 0.5) / 12 : null,
    })),
  ).flat();
  return {
    folds: Array.from({ length: folds }, () => ({ train: 62_000, test: 15_500, gap: 1_900 })),
    pending: 4_800,
    replay: 28_900,
    sample: {
      minutes: sample.map(({ at }) => at),
      role: sample.map(({ role }) => role),
      fold: sample.map(({ fold }) => fold),
      lane: sample.map(({ lane }) => lane),
    },
    group: grouped ? 'Origin hub' : null,
    unsettledAtTestStart: 0,
    twinsWithinHour: 0.1,
  };
}
