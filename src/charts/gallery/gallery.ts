import { attributionChart } from '../attribution.ts';
import { calibrationChart } from '../calibration.ts';
import type { ChartSpec } from '../chart-spec.ts';
import { clockChart, clockScores, type ClockInput } from '../clock.ts';
import { importanceChart } from '../importance.ts';
import { contributionsChart } from '../contributions.ts';
import { pairedRowsChart, type PairedRowsInput } from '../paired-rows.ts';
import type { Palette } from '../palette.ts';
import { promisedDeliveredChart } from '../promised-delivered.ts';
import { splitPreviewChart, type SplitPreviewInput } from '../split-preview.ts';
import { rowsChart, type RowsChart } from '../rows.ts';
import { thresholdCostChart } from '../threshold-cost.ts';
import { trainingLossChart } from '../training-loss.ts';
import {
  clockDots,
  contributions,
  pairedRows,
  pictures,
  report,
  runs,
  season,
  splitPreview,
  training,
} from './fixtures.ts';

type Make = (palette: Palette, width: number) => ChartSpec;

export const clockInput: ClockInput = {
  trainFrom: '2023-01-01',
  today: '2024-06-30',
  replayWeeks: 24,
  dots: pictures.clock,
  twins: pictures.twins,
  scores: clockScores(report, false),
  guess: 0.82,
};
const hidden: ClockInput = { ...clockInput, scores: null };

/** An honest run: all its lines lie close together. */
export const closeInput: ClockInput = {
  ...clockInput,
  dots: clockDots('time with gap'),
  scores: {
    ...clockInput.scores!,
    offline: 0.83,
    replay: 0.834,
    ceilingOffline: 0.838,
    ceilingReplay: 0.841,
    weeks: clockInput.scores!.weeks.map((week) => ({
      ...week,
      rocAuc: week.rocAuc! + 0.04,
      low: week.low! + 0.04,
      high: week.high! + 0.04,
    })),
    honest: true,
  },
  guess: 0.832,
};

const attribution = { ...{ offline: 0.946, replay: 0.794, season }, bars: report.attribution! };
const titles = { features: 'later columns', split: 'random split' } as const;
const thresholds = {
  thresholds: pictures.thresholds,
  costs: { falseNegative: 14, falsePositive: 3, truePositive: 5 },
  parcelsPerMonth: 4590,
  honest: false,
};

const paired: PairedRowsInput = {
  title: 'What shuffling costs',
  measure: 'drop in ROC AUC',
  rows: pairedRows,
  reference: { value: 0, title: 'nothing' },
  difference: true,
};

function split(folds: number, grouped: boolean): SplitPreviewInput {
  const { trainFrom, today, replayWeeks } = clockInput;
  return { preview: splitPreview(folds, grouped), trainFrom, today, replayWeeks };
}
const byDay: RowsChart = {
  mark: 'bar',
  x: { column: 'day', title: 'days since delivery' },
  y: { title: 'share without a final reason', range: null },
  series: [{ column: 'open', title: 'share without a final reason', role: 'gap', band: null }],
  reference: null,
};
const byTwo: RowsChart = {
  ...byDay,
  mark: 'line',
  y: { title: 'share', range: [0, 1] },
  series: [
    { column: 'open', title: 'open', role: 'gap', band: { low: 'low', high: 'high' } },
    { column: 'late', title: 'late in the end', role: 'leak', band: null },
    { column: 'seen', title: 'seen to be late', role: 'future', band: null },
  ],
  reference: { value: 0.15, title: 'all parcels' },
};
const days = [1, 0.8, 0.55, 0.3, 0.1, 0].map((open, day) => ({ day, open }));
const twoByDay = days.map(({ day, open }) => ({
  ...{ day, open, low: open * 0.9, high: Math.min(1, open * 1.1) },
  ...{ late: 0.14, seen: day / 40 },
}));
const dates = days.map(({ open }, at) => ({ day: `2024-06-0${at + 1}`, open }));
const hubs = days.map(({ open }, at) => ({ day: `Hub H${at}`, open: at === 2 ? null : open }));

/** Every chart in the states that a page can show: tests compile each, and a page can show them all. */
export const GALLERY: Readonly<Record<string, Make>> = {
  clock: (p, w) => clockChart(clockInput, p, w),
  'clock, scores close together': (p, w) => clockChart(closeInput, p, w),
  'clock, before the prediction': (p, w) => clockChart({ ...hidden, guess: null }, p, w),
  'clock, while guessing': (p, w) => clockChart(hidden, p, w),
  'clock, without a ceiling of its label': (p, w) =>
    clockChart({ ...clockInput, scores: { ...clockInput.scores!, ceilingOffline: null } }, p, w),
  'clock, without a week': (p, w) =>
    clockChart(
      {
        ...clockInput,
        scores: {
          ...clockInput.scores!,
          weeks: clockInput.scores!.weeks.map((week) =>
            week.week === 9 ? { ...week, rocAuc: null, low: null, high: null } : week,
          ),
        },
      },
      p,
      w,
    ),
  'clock, no rows': (p, w) => clockChart({ ...hidden, dots: { minutes: [], role: [] } }, p, w),
  'promised → delivered': (p, w) => promisedDeliveredChart(runs, p, w),
  'promised → delivered, a run without a score': (p, w) =>
    promisedDeliveredChart([{ ...runs[0]!, offline: null, ceiling: null }, runs[4]!], p, w),
  'promised → delivered, no runs': (p, w) => promisedDeliveredChart([], p, w),
  attribution: (p, w) => attributionChart({ ...attribution, honest: false, titles }, p, w),
  'threshold and cost': (p, w) => thresholdCostChart({ ...thresholds, threshold: 0.3 }, p, w),
  'threshold and cost, at 1': (p, w) => thresholdCostChart({ ...thresholds, threshold: 1 }, p, w),
  calibration: (p, w) =>
    calibrationChart({ calibration: pictures.calibration, honest: false }, p, w),
  'training loss': (p, w) => trainingLossChart(training, p, w),
  'training loss, first epoch': (p, w) => trainingLossChart(training.slice(0, 1), p, w),
  'training loss, not begun': (p, w) => trainingLossChart([], p, w),
  'split, one fold': (p, w) => splitPreviewChart(split(1, false), p, w),
  'split, by group': (p, w) => splitPreviewChart(split(1, true), p, w),
  'split, five folds': (p, w) => splitPreviewChart(split(5, false), p, w),
  'paired rows': (p, w) => pairedRowsChart(paired, p, w),
  'paired rows, none': (p, w) => pairedRowsChart({ ...paired, rows: [] }, p, w),
  contributions: (p, w) => contributionsChart(contributions, p, w),
  'contributions, none': (p, w) => contributionsChart([], p, w),
  importance: (p, w) =>
    importanceChart({ importance: pictures.importance!, features: pictures.features }, p, w),
  'rows, bars by a number': (p, w) => rowsChart(byDay, days, 'Open reasons', p, w),
  'rows, a line by date': (p, w) =>
    rowsChart({ ...byDay, mark: 'line' }, dates, 'Open reasons', p, w),
  'rows, points by a name, one missing': (p, w) =>
    rowsChart({ ...byDay, mark: 'point' }, hubs, 'Open reasons', p, w),
  'rows, three lines with a band and a level': (p, w) =>
    rowsChart(byTwo, twoByDay, 'Labels by day', p, w),
  'rows, three kinds of point': (p, w) =>
    rowsChart({ ...byTwo, mark: 'point' }, twoByDay, 'Labels by day', p, w),
  'rows, points beside each other at names': (p, w) =>
    rowsChart(
      { ...byTwo, mark: 'point' },
      twoByDay.map((row) => ({ ...row, day: `Hub H${row.day}` })),
      'Labels by hub',
      p,
      w,
    ),
  'rows, bars with intervals': (p, w) =>
    rowsChart({ ...byTwo, mark: 'bar', series: byTwo.series.slice(0, 1) }, twoByDay, 'Open', p, w),
  'rows, none': (p, w) => rowsChart(byDay, [], 'Open reasons', p, w),
};
