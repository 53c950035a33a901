import type { Pictures } from '../ml/result.ts';
import { asIs, pixels } from './channels.ts';
import type { ChartSpec } from './chart-spec.ts';
import { score } from './figures.ts';
import { frame, NARROW_BELOW, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export interface ImportanceInput {
  importance: NonNullable<Pictures['importance']>;
  features: Pictures['features'];
}

const SHOWN = 12;
const BAR_HEIGHT = 14;
const STRIPE_EVERY = 6;

interface Row {
  title: string;
  share: number;
  later: boolean;
  knownAt: string;
}

/** Share of each feature in what the model learned; columns from after creation are striped. */
export function importanceChart(
  input: ImportanceInput,
  palette: Palette,
  outerWidth: number,
): ChartSpec {
  const rows = importanceRows(input);
  const narrow = outerWidth < NARROW_BELOW;
  const longest = Math.max(60, ...rows.map((row) => textWidth(row.title)));
  const left = narrow ? 2 : Math.min(longest + 16, outerWidth * 0.35);
  const padding = { left, right: narrow ? 50 : 200, top: 4, bottom: 4 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const rowHeight = narrow ? 42 : 26;
  const height = Math.max(rows.length, 1) * rowHeight;
  const place = { narrow, left, width, rowHeight };
  const later = rows.filter((row) => row.later);
  return {
    spec: frame(palette, { width, height, padding }, layers(rows, place, palette)),
    title: 'What the model leans on',
    description: `${rows.map((row) => `${row.title} ${score(row.share)}${row.later ? `, known only at ${row.knownAt}` : ''}`).join('; ')}.`,
    table: {
      columns: ['feature', 'share', 'known at', 'known at creation'],
      rows: rows.map((row) => [row.title, score(row.share), row.knownAt, row.later ? 'no' : 'yes']),
    },
    legend: [
      { title: 'known at creation', colour: 'honest', shape: 'square' },
      ...(later.length
        ? [{ title: 'known only later', colour: 'leak' as const, shape: 'stripes' as const }]
        : []),
    ],
    height: padding.top + height + padding.bottom,
  };
}

/** The largest shares, and the rest as one row. */
export function importanceRows({ importance, features }: ImportanceInput): Row[] {
  const specs = new Map(features.map((feature) => [feature.id, feature]));
  const rows = importance
    .map(({ feature, share }) => {
      const spec = specs.get(feature);
      return {
        title: spec?.title ?? feature,
        share,
        later: spec?.later ?? false,
        knownAt: spec?.knownAt ?? '',
      };
    })
    .sort((a, b) => b.share - a.share);
  const rest = rows.slice(SHOWN);
  if (rest.length < 2) return rows;
  const share = rest.reduce((sum, row) => sum + row.share, 0);
  return [
    ...rows.slice(0, SHOWN),
    { title: `${rest.length} others`, share, later: false, knownAt: '' },
  ];
}

function layers(
  rows: readonly Row[],
  place: { narrow: boolean; left: number; width: number; rowHeight: number },
  palette: Palette,
): Layer[] {
  const { narrow, left, width, rowHeight } = place;
  const most = Math.max(...rows.map((row) => row.share), 1e-9);
  const values = rows.map((row, i) => {
    const y = i * rowHeight + (narrow ? 28 : rowHeight / 2);
    return {
      ...row,
      end: (Math.max(row.share, 0) / most) * width,
      top: y - BAR_HEIGHT / 2,
      bottom: y + BAR_HEIGHT / 2,
      y,
      nameY: narrow ? i * rowHeight + 10 : y,
      colour: row.later ? palette.leak : palette.honest,
      ink: row.later ? palette.leakText : palette.ink,
      name: narrow && row.later ? `${row.title} · known at ${row.knownAt}` : row.title,
      figure:
        row.later && !narrow ? `${score(row.share)} · known at ${row.knownAt}` : score(row.share),
    };
  });
  const stripes = values
    .filter((row) => row.later)
    .flatMap(({ end, top, bottom }) =>
      Array.from({ length: Math.floor(end / STRIPE_EVERY) }, (_, i) => ({
        x: (i + 1) * STRIPE_EVERY,
        top,
        bottom,
      })),
    );
  return [
    {
      data: { values },
      mark: { type: 'rect' },
      encoding: {
        ...{ x: { value: 0 }, x2: pixels('end'), y: pixels('top'), y2: { field: 'bottom' } },
        color: asIs('colour'),
      },
    },
    {
      data: { values: stripes },
      mark: { type: 'rule', color: palette.page, strokeWidth: 1.5 },
      encoding: { x: pixels('x'), y: pixels('top'), y2: { field: 'bottom' } },
    },
    {
      data: { values },
      mark: { type: 'text', align: 'left', limit: narrow ? width + 48 : left - 12 },
      encoding: { x: { value: -left }, y: pixels('nameY'), text: asIs('name'), color: asIs('ink') },
    },
    {
      data: { values },
      mark: { type: 'text', align: 'left', dx: 7 },
      encoding: { x: pixels('end'), y: pixels('y'), text: asIs('figure'), color: asIs('ink') },
    },
  ];
}
