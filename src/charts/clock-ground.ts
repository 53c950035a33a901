import type { ClockLayout } from './clock-layout.ts';
import { label, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { timeTicks } from './time-ticks.ts';

/** Pixels that the label of a tick takes. */
const TICK_LABEL = 56;

/** What lies under the marks of the clock: the future's ground, the levels of the score, the months. */
export function clockGround(layout: ClockLayout, palette: Palette): Layer[] {
  return [future(layout, palette), ...levels(layout, palette), ...months(layout, palette)];
}

function future({ today, end, height }: ClockLayout, palette: Palette): Layer {
  return {
    data: { values: [{ at: today, until: end }] },
    mark: { type: 'rect', color: palette.future, opacity: 0.08 },
    encoding: { x2: { field: 'until' }, y: { value: -14 }, y2: { value: height } },
  };
}

function levels({ start, end, low, high, y }: ClockLayout, palette: Palette): Layer[] {
  const tenths = Array.from(
    { length: Math.round((high - low) * 10) },
    (_, i) => (Math.round(low * 10) + i) / 10,
  );
  return [
    {
      data: { values: tenths.map((score) => ({ score, at: start, until: end })) },
      mark: { type: 'rule', color: palette.line },
      encoding: { x2: { field: 'until' } },
    },
    ...tenths.flatMap((score) =>
      label(
        palette,
        score.toFixed(1),
        { x: -8, y: y(score), align: 'right' },
        { color: palette.softInk },
      ),
    ),
  ];
}

function months({ start, end, width, height, narrow, x }: ClockLayout, palette: Palette): Layer[] {
  const ticks = timeTicks(start, end, width, narrow ? 70 : 80);
  return [
    {
      data: { values: ticks },
      mark: { type: 'rule', color: palette.softInk, opacity: 0.6 },
      encoding: { y: { value: height }, y2: { value: height + 8 } },
    },
    {
      data: { values: ticks.filter((tick) => x(tick.at) + TICK_LABEL < width) },
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, color: palette.softInk },
      encoding: { y: { value: height + 7 }, text: { field: 'label' } },
    },
  ];
}

/** The line between what a person knows and what comes. */
export function todayLine({ today, height, narrow }: ClockLayout, palette: Palette): Layer[] {
  return [
    {
      data: { values: [{ at: today }] },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.5 },
      encoding: { y: { value: narrow ? -2 : -18 }, y2: { value: height } },
    },
  ];
}
