import type { SplitPreview } from '../ml/preview.ts';
import { minutesOfDate } from '../ml/table.ts';
import { pixels } from './channels.ts';
import type { ChartSpec } from './chart-spec.ts';
import { count, longDay } from './figures.ts';
import { frame, label, NARROW_BELOW, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { DOT_MARKS, rolesAmong, scatter } from './row-dots.ts';
import { timeTicks } from './time-ticks.ts';

export interface SplitPreviewInput {
  preview: SplitPreview;
  trainFrom: string;
  today: string;
  replayWeeks: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const LANE_GAP = 8;
const TICK_LABEL = 56;

/**
 * What a split does, drawn before anything is run: time across, a lane for each fold. Where the split
 * keeps groups together, a row's height in its lane is its group, so whole stripes are held out.
 */
export function splitPreviewChart(
  input: SplitPreviewInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const { preview, today, replayWeeks } = input;
  const { folds, sample, group } = preview;
  const narrow = outerWidth < NARROW_BELOW;
  const padding = { left: folds.length > 1 ? 44 : 2, right: 2, top: 20, bottom: 26 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const laneHeight = group ? (folds.length > 1 ? 60 : 130) : folds.length > 1 ? 26 : 46;
  const height = folds.length * (laneHeight + LANE_GAP);
  const start = minutesOfDate(input.trainFrom) * MINUTE_MS;
  const now = minutesOfDate(today) * MINUTE_MS + DAY_MS;
  const end = now + replayWeeks * 7 * DAY_MS;
  const topOf = (fold: number) => fold * (laneHeight + LANE_GAP);
  const dots = rolesAmong(sample.role).map(({ role, legend }): Layer => ({
    data: {
      values: sample.minutes.flatMap((minutes, i) => {
        if (sample.role[i] !== role) return [];
        const lane = sample.lane[i] ?? scatter(i);
        return [{ at: minutes * MINUTE_MS, y: topOf(sample.fold[i]!) + lane * laneHeight }];
      }),
    },
    mark: {
      type: 'point',
      ...DOT_MARKS[legend.shape],
      color: palette[legend.colour],
      opacity: 0.9,
    },
    encoding: { y: pixels('y') },
  }));
  const ticks = timeTicks(start, end, width, narrow ? 70 : 80);
  const spec = frame(palette, { width, height, padding }, [
    {
      data: { values: [{ at: now, until: end }] },
      mark: { type: 'rect', color: palette.future, opacity: 0.08 },
      encoding: { x2: { field: 'until' }, y: { value: 0 }, y2: { value: height } },
    },
    {
      data: { values: ticks },
      mark: { type: 'rule', color: palette.softInk, opacity: 0.6 },
      encoding: { y: { value: height }, y2: { value: height + 8 } },
    },
    {
      data: { values: ticks.filter(({ at }) => xOf(at) + TICK_LABEL < width) },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, color: palette.softInk },
      encoding: { y: { value: height + 7 }, text: { field: 'label' } },
    },
    ...dots,
    {
      data: { values: [{ at: now }] },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.5 },
      encoding: { y: { value: -4 }, y2: { value: height } },
    },
    ...label(palette, `today · ${longDay(today)}`, todayAt(), { bold: true }),
    ...(folds.length > 1
      ? folds.flatMap((_, fold) =>
          label(
            palette,
            `fold ${fold + 1}`,
            { x: -8, y: topOf(fold) + laneHeight / 2, align: 'right' },
            { color: palette.softInk },
          ),
        )
      : []),
  ]);
  spec.encoding = {
    x: {
      field: 'at',
      type: 'quantitative',
      scale: { domain: [start, end], zero: false, nice: false },
      axis: null,
    },
  };
  return {
    spec,
    title: 'The split on the clock, before anything is run',
    description: describe(preview),
    table: {
      columns: ['fold', 'trained on', 'tested on', 'left out'],
      rows: folds.map(({ train, test, gap }, fold) => [String(fold + 1), train, test, gap]),
    },
    legend: rolesAmong(sample.role).map(({ legend }) => legend),
    canvas: true,
    height: padding.top + height + padding.bottom,
  };

  function xOf(at: number): number {
    return ((at - start) / (end - start)) * width;
  }

  function todayAt() {
    return narrow
      ? { x: width, y: -11, align: 'right' as const }
      : { x: xOf(now) - 6, y: -11, align: 'right' as const };
  }
}

function describe({ folds, group, pending, replay }: SplitPreview): string {
  const sizes = folds
    .map(({ train, test, gap }, fold) => {
      const name = folds.length > 1 ? `Fold ${fold + 1}` : 'The split';
      return `${name} trains on ${count(train)} rows, tests on ${count(test)} and leaves ${count(gap)} out.`;
    })
    .join(' ');
  const grouped = group ? ` Rows of one ${group.toLowerCase()} stay together.` : '';
  return `${sizes}${grouped} ${count(pending)} rows are pending, ${count(replay)} will be replayed.`;
}
