import { calibrationChart } from '../charts/calibration.ts';
import type { ChartSpec } from '../charts/chart-spec.ts';
import { clockChart, clockScores } from '../charts/clock.ts';
import { importanceChart } from '../charts/importance.ts';
import type { Palette } from '../charts/palette.ts';
import { promisedDeliveredChart } from '../charts/promised-delivered.ts';
import { rowsChart } from '../charts/rows.ts';
import { thresholdCostChart } from '../charts/threshold-cost.ts';
import { trainingLossChart } from '../charts/training-loss.ts';
import type { RunResult } from '../ml/result.ts';
import { DEFAULT_ACTION } from './action.ts';
import type { ChartResult, PICTURES } from './cells/chart.ts';
import { faultyChoices } from './known.ts';

type Draw = (run: RunResult, palette: Palette, width: number) => ChartSpec;

const DAYS_PER_MONTH = 365.25 / 12;

const DRAW: Readonly<Record<Exclude<(typeof PICTURES)[number], 'promised-delivered'>, Draw>> = {
  clock: ({ report, pictures }, palette, width) => {
    const { trainFrom, today, replayWeeks } = report.experiment;
    const scores = clockScores(report, isHonest(report));
    const { clock: dots, twins } = pictures;
    return clockChart(
      { trainFrom, today, replayWeeks, scores, dots, twins, guess: null },
      palette,
      width,
    );
  },
  calibration: ({ report, pictures }, palette, width) =>
    calibrationChart(
      { calibration: pictures.calibration, honest: isHonest(report) },
      palette,
      width,
    ),
  importance: ({ pictures }, palette, width) => {
    const { importance, features } = pictures;
    if (!importance)
      throw new Error(
        'This model has no importances of its own; trees and logistic regression have.',
      );
    return importanceChart({ importance, features }, palette, width);
  },
  'training-loss': ({ pictures }, palette, width) =>
    trainingLossChart(pictures.training, palette, width),
  'threshold-cost': ({ report, pictures }, palette, width) => {
    const { thresholds } = pictures;
    const days = report.experiment.replayWeeks * 7;
    const parcelsPerMonth = (report.rows.replay / days) * DAYS_PER_MONTH;
    const input = { thresholds, ...DEFAULT_ACTION, parcelsPerMonth, honest: isHonest(report) };
    return thresholdCostChart(input, palette, width);
  },
};

/** The chart of a chart cell in these colours, so many pixels wide. @param title its caption as text. */
export function lessonChart(
  chart: ChartResult,
  title: string,
  palette: Palette,
  width: number,
): ChartSpec {
  if (chart.kind === 'rows') return rowsChart(chart.chart, chart.rows, title, palette, width);
  if (chart.picture !== 'promised-delivered')
    return DRAW[chart.picture](chart.runs[0]!, palette, width);
  const rows = chart.runs.map(({ id, report }) => ({
    id,
    title: id,
    offline: report.offline.rocAuc,
    replay: report.replay.rocAuc,
    honest: isHonest(report),
    current: false,
    ceiling: report.ceiling?.replay.rocAuc ?? null,
  }));
  return promisedDeliveredChart(rows, palette, width);
}

function isHonest({ experiment }: RunResult['report']): boolean {
  return faultyChoices(experiment) === 0;
}
