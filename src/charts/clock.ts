import type { ChartSpec } from './chart-spec.ts';
import { clockDots, clockLegend } from './clock-dots.ts';
import { clockGround, todayLine } from './clock-ground.ts';
import type { ClockInput } from './clock-input.ts';
import { clockLabels } from './clock-labels.ts';
import { clockLayout, type ClockLayout } from './clock-layout.ts';
import { guessLine, scoreLines } from './clock-lines.ts';
import { clockTable, describeClock } from './clock-words.ts';
import { clockTwins } from './clock-twins.ts';
import { frame } from './frame.ts';
import type { Palette } from './palette.ts';

export { clockScores, type ClockInput, type ClockScores } from './clock-input.ts';

/**
 * The main picture: one time axis from the first training row to the end of the replay. What the test
 * promised runs as a line through the past and on, dashed, into the future; the replay shows week by
 * week what was delivered.
 */
export function clockChart(input: ClockInput, palette: Palette, width: number): ChartSpec {
  const layout = clockLayout(input, width);
  const layers = [
    ...clockGround(layout, palette),
    ...clockDots(input.dots, layout, palette),
    ...clockTwins(input.twins, layout, palette),
    ...(input.scores ? scoreLines(input.scores, layout, palette) : []),
    ...guessLine(input.guess, layout, palette),
    ...todayLine(layout, palette),
    ...clockLabels(input, layout, palette),
  ];
  const { padding, height } = layout;
  const spec = frame(palette, { width: layout.width, height, padding }, layers);
  spec.encoding = {
    x: {
      field: 'at',
      // Milliseconds, not a time scale: that would read them in the time zone of the machine.
      type: 'quantitative',
      scale: { domain: [layout.start, layout.end], zero: false, nice: false },
      axis: null,
    },
    y: {
      field: 'score',
      type: 'quantitative',
      scale: { domain: [lowestScore(layout), layout.high], zero: false, nice: false },
      axis: null,
    },
  };
  return {
    spec,
    title: 'The clock: what was promised and what the future delivered',
    description: describeClock(input),
    table: clockTable(input),
    legend: clockLegend(input.dots),
    canvas: true,
    height: padding.top + height + padding.bottom,
  };
}

/** The score that the bottom of the plot would stand for: the band of rows lies below the axis' end. */
function lowestScore({ low, high, height, scoreHeight }: ClockLayout): number {
  return high - ((high - low) * height) / scoreHeight;
}
