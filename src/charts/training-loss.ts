import type { FitProgress } from '../ml/model.ts';
import type { ChartSpec } from './chart-spec.ts';
import { score } from './figures.ts';
import { frame, label, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { placeLabels } from './place-labels.ts';

const PLOT_HEIGHT = 150;

/** Loss after each epoch, tree or iteration, as far as training has come. */
export function trainingLossChart(
  progress: readonly FitProgress[],
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const last = progress.at(-1);
  const unit = last?.unit ?? 'epoch';
  const padding = { left: 44, right: 116, top: 10, bottom: 40 };
  const plot = {
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    height: PLOT_HEIGHT,
    padding,
  };
  const losses = progress.flatMap(({ loss, validationLoss }) =>
    [loss, validationLoss].filter((value) => value !== undefined),
  );
  const domain = lossDomain(losses);
  const spec = frame(palette, plot, [
    ...curve(progress, 'loss', { color: palette.training }),
    ...curve(progress, 'validationLoss', { color: palette.test, strokeDash: [6, 4] }),
    ...endLabels(last, plot.width, domain, palette),
  ]);
  spec.encoding = {
    x: {
      field: 'done',
      type: 'quantitative',
      scale: { domain: [0, Math.max(last?.of ?? 1, 1)], nice: false },
      axis: { tickCount: 5, tickMinStep: 1, grid: false, format: 'd' },
      title: unit,
    },
    y: {
      field: 'loss',
      type: 'quantitative',
      scale: { domain, zero: false, nice: false },
      axis: { tickCount: 3, format: '.2f' },
      title: null,
    },
  };
  return {
    spec,
    title: `Loss by ${unit}`,
    description: describe(last, unit),
    table: {
      columns: [unit, 'training loss', 'validation loss'],
      rows: progress.map(({ done, loss, validationLoss }) => [
        done,
        score(loss),
        score(validationLoss),
      ]),
    },
    height: padding.top + PLOT_HEIGHT + padding.bottom,
  };
}

function curve(
  progress: readonly FitProgress[],
  field: 'loss' | 'validationLoss',
  style: object,
): Layer[] {
  const values = progress.flatMap((at) =>
    at[field] === undefined ? [] : [{ done: at.done, loss: at[field] }],
  );
  return [
    { data: { values }, mark: { type: 'line', strokeWidth: 2, ...style } },
    {
      data: { values: values.slice(-1) },
      mark: { type: 'circle', size: 40, opacity: 1, ...style },
    },
  ];
}

function endLabels(
  last: FitProgress | undefined,
  width: number,
  [low, high]: [number, number],
  palette: Palette,
): Layer[] {
  const ends = [
    { text: 'training', loss: last?.loss, color: palette.trainingText },
    { text: 'validation', loss: last?.validationLoss, color: palette.testText },
  ].flatMap(({ loss, ...end }) => (loss === undefined ? [] : [{ ...end, loss }]));
  const ys = placeLabels(
    ends.map(({ loss }) => ({
      lineY: PLOT_HEIGHT * (1 - (loss - low) / (high - low)),
      prefer: 'on',
    })),
    { labelHeight: 16, top: -8, bottom: PLOT_HEIGHT + 8 },
  );
  const x = (width * (last?.done ?? 0)) / Math.max(last?.of ?? 1, 1) + 10;
  return ends.flatMap(({ text, loss, color }, i) =>
    label(palette, `${text} ${score(loss)}`, { x, y: ys[i]! }, { color, bold: true }),
  );
}

function lossDomain(losses: readonly number[]): [number, number] {
  if (!losses.length) return [0, 1];
  const low = Math.min(...losses);
  const high = Math.max(...losses);
  const room = Math.max((high - low) * 0.08, 0.005);
  return [Math.max(0, low - room), high + room];
}

function describe(last: FitProgress | undefined, unit: string): string {
  if (!last) return 'Training has not begun.';
  const held =
    last.validationLoss === undefined
      ? ''
      : `, on the rows held back ${score(last.validationLoss)}`;
  return `After ${unit} ${last.done} of ${last.of} the mean log-loss is ${score(last.loss)} on the training rows${held}.`;
}
