import type { Config, TopLevelSpec } from 'vega-lite';
import type { Palette } from './palette.ts';

export type LayeredSpec = Extract<TopLevelSpec, { layer: unknown[] }>;
export type Layer = LayeredSpec['layer'][number];
export interface Padding {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Below this width charts shorten their labels and put them above rows instead of beside them. */
export const NARROW_BELOW = 480;
export const FONT_SIZE = 12;

/** Whether a text of this length may stand in so many pixels; Inter at 12 px is about 6.2 px a letter. */
export function textWidth(text: string, fontSize = FONT_SIZE): number {
  return text.length * fontSize * 0.52;
}

/** What all charts share: a fixed plot inside a fixed padding, the page's type, no boxes. */
export function frame(
  palette: Palette,
  plot: { width: number; height: number; padding: Padding },
  layer: Layer[],
): LayeredSpec {
  return {
    $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
    width: Math.max(plot.width, 1),
    height: plot.height,
    padding: plot.padding,
    autosize: { type: 'none' },
    background: 'transparent',
    config: chartConfig(palette),
    layer,
  };
}

export function chartConfig(palette: Palette): Config {
  return {
    aria: false,
    font: palette.font,
    view: { stroke: null, fill: null },
    axis: {
      domain: false,
      ticks: false,
      labelColor: palette.softInk,
      labelFontSize: FONT_SIZE,
      labelPadding: 8,
      titleColor: palette.softInk,
      titleFontSize: FONT_SIZE,
      titleFontWeight: 'normal',
      gridColor: palette.line,
    },
    text: { color: palette.ink, fontSize: FONT_SIZE },
    rule: { color: palette.ink },
  };
}

/** A text of fixed place and colour, with a rim in the page's colour that keeps lines off its letters. */
export function label(
  palette: Palette,
  text: string,
  at: { x: number; y: number; align?: 'left' | 'right' | 'center' },
  style: { color?: string; bold?: boolean } = {},
): Layer[] {
  const layer = (ink: object): Layer => ({
    data: { values: [{}] },
    mark: {
      type: 'text',
      text,
      align: at.align ?? 'left',
      baseline: 'middle',
      fontWeight: style.bold ? 600 : 400,
      ...ink,
    },
    encoding: { x: { value: at.x }, y: { value: at.y } },
  });
  return [
    layer({ color: palette.page, stroke: palette.page, strokeWidth: 4, strokeJoin: 'round' }),
    layer({ color: style.color ?? palette.ink }),
  ];
}
