import type { Calibration, Pictures } from '../ml/result.ts';
import { pixels } from './channels.ts';
import type { ChartSpec } from './chart-spec.ts';
import { score } from './figures.ts';
import { frame, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface CalibrationInput {
  calibration: Pictures['calibration'];
  honest: boolean;
}

const SIDE_MAX = 380;
const STRIP_HEIGHT = 46;
const STRIP_GAP = 26;
/** In units of the score. */
const BAR_WIDTH = 0.022;
const TICKS = [0, 0.2, 0.4, 0.6, 0.8, 1];

/**
 * Reliability diagram: of the rows with this score, how many were late? On the diagonal the score can be
 * read as a probability. The strip below shows how many rows each bin rests on.
 */
export function calibrationChart(
  { calibration, honest }: CalibrationInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const padding = { left: 38, right: 12, top: 8, bottom: 44 };
  const side = Math.max(Math.min(outerWidth - padding.left - padding.right, SIDE_MAX), 1);
  const height = side + STRIP_GAP + STRIP_HEIGHT;
  const { offline, replay } = calibration;
  const promise = honest ? 'honest' : 'leak';
  const spec = frame(palette, { width: side, height, padding }, [
    {
      data: { values: [{ mean: 0, rate: 0, mean2: 1, rate2: 1 }] },
      mark: { type: 'rule', color: palette.softInk, strokeDash: [1.5, 3.5] },
      encoding: { x2: { field: 'mean2' }, y2: { field: 'rate2' } },
    },
    ...reliability(offline, palette, { color: palette[promise], hollow: true }),
    ...reliability(replay, palette, { color: palette.future, hollow: false }),
    strip(offline, height, { from: -0.026, stroke: palette[promise], fill: palette.page }),
    strip(replay, height, { from: 0.004, stroke: palette.future, fill: palette.future }),
  ]);
  spec.encoding = {
    x: {
      field: 'mean',
      type: 'quantitative',
      scale: { domain: [0, 1] },
      axis: { values: TICKS, grid: false, format: '.1f' },
      title: 'mean score of the bin; below: rows in it',
    },
    y: {
      field: 'rate',
      type: 'quantitative',
      scale: { domain: [1 - height / side, 1], zero: false, nice: false },
      axis: { values: TICKS, format: '.1f' },
      title: null,
    },
  };
  return {
    spec,
    title: 'Calibration: share that was late, by score',
    description: `${inWords('By the test', offline)} ${inWords('In the replay', replay)}`,
    table: {
      columns: ['rows of', 'bin', 'rows', 'mean score', 'share late'],
      rows: [...binRows('the test', offline), ...binRows('the replay', replay)],
    },
    legend: [
      { title: `test, ECE ${score(offline.ece)}`, colour: promise, shape: 'ring' },
      { title: `replay, ECE ${score(replay.ece)}`, colour: 'future', shape: 'dot' },
      { title: 'the score is the probability', colour: 'softInk', shape: 'dashes' },
    ],
    height: padding.top + height + padding.bottom,
  };
}

function reliability(
  { bins }: Calibration,
  palette: Palette,
  { color, hollow }: { color: string; hollow: boolean },
): Layer[] {
  const values = bins.map((bin) => ({
    mean: bin.meanScore,
    rate: bin.positiveRate,
    bin: `${score(bin.low)} to ${score(bin.high)}`,
    rows: bin.rows,
  }));
  return [
    {
      data: { values },
      mark: { type: 'line', color, strokeWidth: 2, ...(hollow ? { strokeDash: [6, 4] } : {}) },
    },
    {
      data: { values },
      mark: {
        type: 'point',
        filled: true,
        size: 60,
        opacity: 1,
        fill: hollow ? palette.page : color,
        stroke: color,
        strokeWidth: 2,
      },
      encoding: {
        tooltip: [
          { field: 'bin', title: 'scores' },
          { field: 'mean', title: 'mean score', format: '.3f' },
          { field: 'rate', title: 'share late', format: '.3f' },
          { field: 'rows', title: 'rows', format: ',' },
        ],
      },
    },
  ];
}

/** Rows in each bin as a share of the largest bin, as bars at the foot, beside the middle of the bin. */
function strip(
  { bins }: Calibration,
  foot: number,
  { from, ...colours }: { from: number; fill: string; stroke: string },
): Layer {
  const most = Math.max(1, ...bins.map((bin) => bin.rows));
  return {
    data: {
      values: bins.map((bin) => ({
        mean: (bin.low + bin.high) / 2 + from,
        until: (bin.low + bin.high) / 2 + from + BAR_WIDTH,
        top: foot - (bin.rows / most) * STRIP_HEIGHT,
      })),
    },
    mark: { type: 'rect', ...colours, strokeWidth: 1.25 },
    encoding: {
      x2: { field: 'until' },
      y: pixels('top'),
      y2: { value: foot },
    },
  };
}

function inWords(where: string, { bins, ece, mce }: Calibration): string {
  return `${where}, over ${bins.length} bins: expected calibration error ${score(ece)}, largest ${score(mce)}.`;
}

function binRows(of: string, { bins }: Calibration) {
  return bins.map((bin) => [
    of,
    `${score(bin.low)} to ${score(bin.high)}`,
    bin.rows,
    score(bin.meanScore),
    score(bin.positiveRate),
  ]);
}
