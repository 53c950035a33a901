import { asIs, pixels } from './channels.ts';
import type { ChartSpec, LegendEntry } from './chart-spec.ts';
import { score, signed } from './figures.ts';
import { frame, label, NARROW_BELOW, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface PromisedRun {
  id: string;
  title: string;
  offline: number | null;
  replay: number | null;
  /** All choices are honest ones. */
  honest: boolean;
  /** The run that the page shows. */
  current: boolean;
  /** Ceiling of the replay; null without true probabilities. */
  ceiling: number | null;
}

interface Place {
  narrow: boolean;
  left: number;
  width: number;
  rowHeight: number;
  /** The lowest score on the axis; the highest is 1. */
  low: number;
}

/** Each run as one row: a ring for the score its test promised, a dot for what the future delivered. */
export function promisedDeliveredChart(
  runs: readonly PromisedRun[],
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const sorted = [...runs].sort((a, b) => (b.offline ?? -1) - (a.offline ?? -1));
  const narrow = outerWidth < NARROW_BELOW;
  const longest = Math.max(60, ...sorted.map((run) => textWidth(run.title, 13)));
  const left = narrow ? 8 : Math.min(longest + 16, outerWidth * 0.42);
  const padding = { left, right: 12, top: 22, bottom: 24 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const place = { narrow, left, width, rowHeight: narrow ? 44 : 27, low: lowest(sorted) };
  const height = Math.max(sorted.length, 1) * place.rowHeight;
  const spec = frame(palette, { width, height, padding }, layers(sorted, place, palette));
  return {
    spec,
    title: 'Promised and delivered, run by run',
    description: sorted.length ? sorted.map(sentence).join(' ') : 'No run yet.',
    table: {
      columns: ['run', 'promised', 'delivered', 'optimism', 'ceiling', 'choices'],
      rows: sorted.map((run) => [
        run.title,
        score(run.offline),
        score(run.replay),
        signed(difference(run)),
        score(run.ceiling),
        run.honest ? 'honest' : 'not all honest',
      ]),
    },
    legend: sorted.length ? legend(sorted) : [],
    height: padding.top + height + padding.bottom,
  };
}

function layers(runs: readonly PromisedRun[], place: Place, palette: Palette): Layer[] {
  const { narrow, left, width, rowHeight, low } = place;
  const values = runs.map((run, row) => ({
    ...run,
    colour: run.honest ? palette.honest : palette.leak,
    figures: `${score(run.offline)} → ${score(run.replay)}`,
    tip: sentence(run),
    top: row * rowHeight + (narrow ? 22 : 0),
    bottom: (row + 1) * rowHeight,
    nameY: row * rowHeight + (narrow ? 14 : rowHeight / 2),
    y: row * rowHeight + (narrow ? 32 : rowHeight / 2),
  }));
  const x = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: { domain: [low, 1], zero: false, nice: false },
    axis: { format: '.1f', tickCount: 5, grid: false, labelPadding: 6 },
    title: null,
  });
  const text = (field: string, at: number, mark: object): Layer => ({
    data: { values },
    mark: { type: 'text', fontWeight: { expr: 'datum.current ? 600 : 400' }, ...mark },
    encoding: { x: { value: at }, y: pixels('nameY'), text: asIs(field) },
  });
  const point = (field: 'offline' | 'replay', mark: object, colours: object): Layer => ({
    data: { values: values.filter((run) => run[field] !== null) },
    mark: { type: 'point', opacity: 1, ...mark },
    encoding: { x: x(field), y: pixels('y'), tooltip: asIs('tip'), ...colours },
  });
  return [
    {
      data: { values: values.filter((run) => run.ceiling !== null) },
      mark: { type: 'rule', color: palette.softInk, strokeDash: [1.5, 3.5] },
      encoding: { x: x('ceiling'), y: pixels('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values: values.filter((run) => difference(run) !== null) },
      mark: { type: 'rule', opacity: 0.55, strokeWidth: 2 },
      encoding: { x: x('offline'), x2: { field: 'replay' }, y: pixels('y'), color: asIs('colour') },
    },
    text('title', -left, { align: 'left', limit: narrow ? width - 96 : left - 14 }),
    ...(narrow ? [text('figures', width + 8, { align: 'right' })] : []),
    point(
      'offline',
      { size: 110, filled: true, strokeWidth: 2, fill: palette.page },
      { stroke: asIs('colour') },
    ),
    point('replay', { size: 75, filled: true, color: palette.future }, {}),
    ...ceilingLabel(runs, place, palette),
  ];
}

function ceilingLabel(runs: readonly PromisedRun[], place: Place, palette: Palette): Layer[] {
  const ceiling = (runs.find((run) => run.current) ?? runs[0])?.ceiling ?? null;
  if (ceiling === null) return [];
  const x = ((ceiling - place.low) / (1 - place.low)) * place.width;
  const at = Math.min(x, place.width - 32);
  return label(
    palette,
    `ceiling ${score(ceiling)}`,
    { x: at, y: -10, align: 'center' },
    { color: palette.softInk },
  );
}

/** A tenth at most below chance or below the lowest score. */
function lowest(runs: readonly PromisedRun[]): number {
  const values = runs.flatMap(({ offline, replay }) => [offline ?? 0.5, replay ?? 0.5]);
  return Math.floor(Math.min(0.5, ...values) * 20 - 0.5) / 20;
}

function difference({ offline, replay }: PromisedRun): number | null {
  return offline === null || replay === null ? null : offline - replay;
}

function legend(runs: readonly PromisedRun[]): LegendEntry[] {
  const promised: LegendEntry[] = [
    { title: 'promised', colour: 'leak', shape: 'ring' },
    { title: 'promised, all choices honest', colour: 'honest', shape: 'ring' },
  ];
  return [
    ...promised.filter(({ colour }) => runs.some((run) => run.honest === (colour === 'honest'))),
    { title: 'delivered', colour: 'future', shape: 'dot' },
  ];
}

function sentence(run: PromisedRun): string {
  return `${run.title}: promised ${score(run.offline)}, delivered ${score(run.replay)}.`;
}
