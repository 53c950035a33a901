import type { Pictures } from '../ml/result.ts';
import { pixels } from './channels.ts';
import type { LegendEntry } from './chart-spec.ts';
import type { ClockLayout } from './clock-layout.ts';
import type { Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { DOT_MARKS, rolesAmong, scatter } from './row-dots.ts';

/** More would melt into one surface. */
const DOTS_PER_PIXEL = 3;

/** The sampled rows as a band at the foot of the clock: time across, chance up and down. */
export function clockDots(dots: Pictures['clock'], layout: ClockLayout, palette: Palette): Layer[] {
  const { bandTop, height } = layout;
  const kept = (layout.width * DOTS_PER_PIXEL) / dots.minutes.length;
  return rolesAmong(dots.role).map(({ role, legend }) => ({
    data: {
      values: dots.minutes.flatMap((minutes, i) =>
        dots.role[i] === role && scatter(i + dots.minutes.length) < kept
          ? [{ at: minutes * 60_000, y: bandTop + scatter(i) * (height - 4 - bandTop) }]
          : [],
      ),
    },
    mark: {
      type: 'point',
      ...DOT_MARKS[legend.shape],
      color: palette[legend.colour],
      opacity: 0.9,
    },
    encoding: { y: pixels('y') },
  }));
}

/** What the dots mean, in the order of time; only the roles that are there. */
export function clockLegend(dots: Pictures['clock']): LegendEntry[] {
  return rolesAmong(dots.role).map(({ legend }) => legend);
}
