import { asIs, pixels } from './channels.ts';
import type { ChartSpec } from './chart-spec.ts';
import { signed } from './figures.ts';
import { frame, NARROW_BELOW, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface ContributionRow {
  title: string;
  phi: number;
  /** Not known at creation. */
  leak: boolean;
}

const SHOWN = 10;
const BAR_HEIGHT = 13;
const ROW_HEIGHT = 25;

/** What each feature added to one parcel's log-odds: bars to the right make it later, to the left not. */
export function contributionsChart(
  contributions: readonly ContributionRow[],
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const rows = largest(contributions);
  const narrow = outerWidth < NARROW_BELOW;
  const longest = Math.max(60, ...rows.map((row) => textWidth(row.title)));
  const left = Math.min(longest + 16, outerWidth * (narrow ? 0.45 : 0.4));
  const padding = { left, right: 8, top: 4, bottom: 4 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const height = Math.max(rows.length, 1) * ROW_HEIGHT;
  return {
    spec: frame(
      palette,
      { width, height, padding },
      layers(rows, { left, width, height }, palette),
    ),
    title: 'What each feature added to the log-odds of being late',
    description: `${rows.map(inWords).join('; ') || 'No feature added anything'}.`,
    table: {
      columns: ['feature', 'added to the log-odds', 'known at creation'],
      rows: contributions.map((row) => [row.title, signed(row.phi), row.leak ? 'no' : 'yes']),
    },
    legend: [
      { title: 'towards late', colour: 'ink', shape: 'square' },
      { title: 'towards on time', colour: 'gap', shape: 'square' },
      ...(rows.some((row) => row.leak)
        ? [{ title: 'not known at creation', colour: 'leak' as const, shape: 'square' as const }]
        : []),
    ],
    height: padding.top + height + padding.bottom,
  };
}

function inWords({ title, phi, leak }: ContributionRow): string {
  return `${title} ${signed(phi)}${leak ? ', not known at creation' : ''}`;
}

/** The largest by size, and the rest as one row. */
function largest(contributions: readonly ContributionRow[]): ContributionRow[] {
  const rows = [...contributions].sort((a, b) => Math.abs(b.phi) - Math.abs(a.phi));
  const rest = rows.slice(SHOWN);
  if (rest.length < 2) return rows;
  const phi = rest.reduce((sum, row) => sum + row.phi, 0);
  return [...rows.slice(0, SHOWN), { title: `${rest.length} others`, phi, leak: false }];
}

function layers(
  rows: readonly ContributionRow[],
  { left, width, height }: { left: number; width: number; height: number },
  palette: Palette,
): Layer[] {
  const figureWidth = 48;
  const most = Math.max(...rows.map((row) => Math.abs(row.phi)), 1e-9);
  const half = Math.max(width / 2 - figureWidth, 1);
  const middle = width / 2;
  const values = rows.map((row, i) => {
    const y = i * ROW_HEIGHT + ROW_HEIGHT / 2;
    const end = middle + (row.phi / most) * half;
    return {
      ...row,
      y,
      top: y - BAR_HEIGHT / 2,
      bottom: y + BAR_HEIGHT / 2,
      from: Math.min(middle, end),
      to: Math.max(middle, end),
      colour: row.leak ? palette.leak : row.phi > 0 ? palette.ink : palette.gap,
      ink: row.leak ? palette.leakText : palette.ink,
      figure: signed(row.phi),
      figureX: row.phi < 0 ? Math.min(middle, end) - 6 : Math.max(middle, end) + 6,
    };
  });
  const figures = (align: 'left' | 'right'): Layer => ({
    data: { values: values.filter((row) => (align === 'right') === row.phi < 0) },
    mark: { type: 'text', align },
    encoding: { x: pixels('figureX'), y: pixels('y'), text: asIs('figure'), color: asIs('ink') },
  });
  return [
    {
      data: { values: [{}] },
      mark: { type: 'rule', color: palette.softInk },
      encoding: { x: { value: middle }, y: { value: 0 }, y2: { value: height } },
    },
    {
      data: { values },
      mark: { type: 'rect' },
      encoding: {
        ...{ x: pixels('from'), x2: { field: 'to' }, y: pixels('top'), y2: { field: 'bottom' } },
        color: asIs('colour'),
      },
    },
    figures('left'),
    figures('right'),
    {
      data: { values },
      mark: { type: 'text', align: 'left', limit: left - 12 },
      encoding: { x: { value: -left }, y: pixels('y'), text: asIs('title'), color: asIs('ink') },
    },
  ];
}
