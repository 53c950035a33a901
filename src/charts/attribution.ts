import { lying, upright } from './attribution-layout.ts';
import { attributionMarks } from './attribution-marks.ts';
import {
  attributionSteps,
  type AttributionInput,
  type AttributionStep,
} from './attribution-steps.ts';
import type { ChartSpec, TableCell } from './chart-spec.ts';
import { signed } from './figures.ts';
import { frame, NARROW_BELOW } from './frame.ts';
import type { Palette } from './palette.ts';

export type { AttributionInput } from './attribution-steps.ts';

/**
 * A waterfall: where the optimism came from. A step that takes from the promise is full, one that gives
 * is hollow. Upright where there is room, lying on its side on a phone.
 */
export function attributionChart(
  input: AttributionInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const steps = attributionSteps(input);
  const layout = (outerWidth < NARROW_BELOW ? lying : upright)(outerWidth, steps.length);
  const { padding, width, height } = layout;
  const marks = attributionMarks(steps, input.honest, layout, palette);
  return {
    spec: frame(palette, { width, height, padding }, marks),
    title: `Where ${signed(input.offline - input.replay)} came from`,
    description: `From the promised to the delivered score: ${steps.map(inWords).join(', ')}.`,
    table: {
      columns: ['step', 'change or score', 'low', 'high', 'why'],
      rows: steps.map(tableRow),
    },
    height: padding.top + height + padding.bottom,
  };
}

function inWords({ title, text, why }: AttributionStep): string {
  return `${title} ${text}${why ? ` (${why})` : ''}`;
}

function tableRow({ title, text, from, low, high, why }: AttributionStep): TableCell[] {
  const ends = low === high ? ['', ''] : [signed(low - from), signed(high - from)];
  return [title, text, ...ends, why];
}
