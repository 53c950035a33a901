import type { TopLevelSpec } from 'vega-lite';
import type { Palette } from './palette.ts';

export type TableCell = string | number | null;

/** One entry of a legend: what a mark means, in which colour, full or hollow. */
export interface LegendEntry {
  title: string;
  colour: keyof Palette;
  shape: 'dot' | 'ring' | 'diamond' | 'square' | 'stripes' | 'line' | 'dashes' | 'dots';
}

/** A chart as data: what to draw, how to say it in words, and its numbers. */
export interface ChartSpec {
  spec: TopLevelSpec;
  /** Accessible name. */
  title: string;
  /** What the chart shows, with its figures, for who does not see it. */
  description: string;
  table: { columns: string[]; rows: TableCell[][] };
  /** Drawn under the picture. What has a label beside its mark needs no entry. */
  legend?: LegendEntry[];
  /** Many points: drawn on a canvas instead of as SVG. */
  canvas?: boolean;
  /** Pixels, padding included, so that the place can be kept before the chart is drawn. */
  height: number;
}
