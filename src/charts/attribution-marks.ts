import type { AttributionLayout } from './attribution-layout.ts';
import type { AttributionStep } from './attribution-steps.ts';
import { asIs, pixels } from './channels.ts';
import { label, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

type Row = AttributionStep & ReturnType<typeof look> & ReturnType<typeof slotOf>;

/** The marks of the waterfall: links, bars, whiskers, figures and names. */
export function attributionMarks(
  steps: readonly AttributionStep[],
  honest: boolean,
  layout: AttributionLayout,
  palette: Palette,
): Layer[] {
  const rows = steps.map((step, i) => ({
    ...step,
    ...look(step, honest, palette),
    ...slotOf(step, i, layout),
  }));
  return [
    ...bars(rows, layout, palette),
    ...texts(rows, layout, palette),
    ...label(palette, baseWords(steps[0]!.from), layout.base, { color: palette.softInk }),
  ];
}

function slotOf(step: AttributionStep, i: number, { slot, thick, ...layout }: AttributionLayout) {
  const middle = (i + 0.5) * slot;
  return {
    start: middle - thick / 2,
    middle,
    end: middle + thick / 2,
    nextStart: middle + slot - thick / 2,
    reach: Math.max(step.from, step.to, step.high),
    name: wrapped(step.title, layout.lettersPerLine),
  };
}

function look(step: AttributionStep, honest: boolean, palette: Palette) {
  const tip = `${step.title}: ${step.text}${step.why ? `, ${step.why}` : ''}`;
  const full = (fill: string, opacity = 1) => ({ fill, stroke: null, opacity, tip });
  return {
    promised: full(honest ? palette.honest : palette.leak),
    delivered: full(palette.future),
    takes: full(palette.leak, 0.6),
    gives: { fill: palette.leak, stroke: palette.leak, opacity: 0.08, tip },
    season: full(palette.gap, 0.7),
  }[step.kind];
}

function scoreChannel(rows: readonly Row[]) {
  const all = rows.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  const scale = { domain: [Math.min(...all), Math.max(...all)], zero: false, nice: false };
  return (field: string) => ({ field, type: 'quantitative' as const, scale, axis: null });
}

/** Links to the next step, bars, a line where nothing changed, whiskers. */
function bars(rows: Row[], { along, across }: AttributionLayout, palette: Palette): Layer[] {
  const score = scoreChannel(rows);
  const extent = { [across]: pixels('start'), [`${across}2`]: { field: 'end' } };
  return [
    {
      data: { values: rows.slice(0, -1) },
      mark: { type: 'rule', color: palette.softInk, opacity: 0.5 },
      encoding: {
        [along]: score('to'),
        [across]: pixels('end'),
        [`${across}2`]: { field: 'nextStart' },
      },
    },
    {
      data: { values: rows.filter(({ from, to }) => from !== to) },
      mark: { type: 'rect', cornerRadius: 2, strokeWidth: 1.5 },
      encoding: {
        ...extent,
        [along]: score('from'),
        [`${along}2`]: { field: 'to' },
        fill: asIs('fill'),
        stroke: asIs('stroke'),
        fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        tooltip: asIs('tip'),
      },
    },
    {
      data: { values: rows.filter(({ from, to }) => from === to) },
      mark: { type: 'rule', strokeWidth: 2, color: palette.softInk },
      encoding: { ...extent, [along]: score('to'), tooltip: asIs('tip') },
    },
    {
      data: { values: rows.filter(({ low, high }) => low !== high) },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.25 },
      encoding: {
        [along]: score('low'),
        [`${along}2`]: { field: 'high' },
        [across]: pixels('middle'),
      },
    },
  ];
}

function texts(rows: Row[], layout: AttributionLayout, palette: Palette): Layer[] {
  const { along, across, figure, name } = layout;
  const { at, ...nameStyle } = name;
  return [
    {
      data: { values: rows },
      mark: { type: 'text', fontWeight: 600, ...figure },
      encoding: {
        [along]: scoreChannel(rows)('reach'),
        [across]: pixels('middle'),
        text: asIs('text'),
      },
    },
    {
      data: { values: rows },
      mark: { type: 'text', color: palette.softInk, lineBreak: '\n', ...nameStyle },
      encoding: { [along]: { value: at }, [across]: pixels('middle'), text: asIs('name') },
    },
  ];
}

function baseWords(base: number): string {
  return base === 0.5 ? 'bars start at 0.5, chance' : `bars start at ${base.toFixed(2)}`;
}

/** The title in lines of so many letters, broken between words. */
function wrapped(title: string, letters: number): string {
  const lines: string[] = [];
  for (const word of title.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && `${last} ${word}`.length <= letters)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.join('\n');
}
