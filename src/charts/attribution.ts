import {
  attributionSteps,
  type AttributionInput,
  type AttributionStep,
} from './attribution-steps.ts';
import type { ChartSpec } from './chart-spec.ts';
import { signed } from './figures.ts';
import { frame, label, NARROW_BELOW, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';

export type { AttributionInput } from './attribution-steps.ts';

type Place = ReturnType<typeof upright>;

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
  const place = (outerWidth < NARROW_BELOW ? lying : upright)(outerWidth, steps.length);
  const { padding, width, height } = place;
  return {
    spec: frame(palette, { width, height, padding }, layers(steps, input.honest, place, palette)),
    title: `Where ${signed(input.offline - input.replay)} came from`,
    description: `From the promised to the delivered score: ${steps
      .map((step) => `${step.title} ${step.text}${step.why ? ` (${step.why})` : ''}`)
      .join(', ')}.`,
    table: {
      columns: ['step', 'change or score', 'low', 'high', 'why'],
      rows: steps.map((step) => {
        const exact = step.low === step.high;
        return [
          step.title,
          step.text,
          exact ? '' : signed(step.low - step.from),
          exact ? '' : signed(step.high - step.from),
          step.why,
        ];
      }),
    },
    height: padding.top + height + padding.bottom,
  };
}

/** Steps side by side: scores run up, slots run to the right. */
function upright(outerWidth: number, steps: number) {
  const padding = { left: 2, right: 2, top: 26, bottom: 42 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const slot = width / steps;
  const thick = Math.min(slot * 0.72, 64);
  const [value, value2, across, across2] = ['y', 'y2', 'x', 'x2'] as const;
  return {
    ...{ padding, width, height: 190, slot, value, value2, across, across2 },
    thick,
    figure: { align: 'center', baseline: 'bottom', dy: -5 } as const,
    name: { align: 'center', baseline: 'top', lineHeight: 15, lineBreak: '\n' } as const,
    nameAt: 190 + 8,
    base: { x: 0.5 * slot + thick / 2 + 8, y: 190 - 10, align: 'left' } as const,
    lettersPerLine: Math.floor(slot / 6.6),
  };
}

/** Steps one below the other: scores run to the right, slots run down. */
function lying(outerWidth: number, steps: number): Place {
  const padding = { left: 98, right: 54, top: 6, bottom: 24 };
  const [value, value2, across, across2] = ['x', 'x2', 'y', 'y2'] as const;
  return {
    ...{ padding, slot: 32, height: 32 * steps, value, value2, across, across2 },
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    thick: 20,
    figure: { align: 'left', baseline: 'middle', dx: 6 },
    name: { align: 'left', baseline: 'middle', lineHeight: 13, lineBreak: '\n' },
    nameAt: -padding.left,
    base: { x: 0, y: 32 * steps + 10, align: 'left' },
    lettersPerLine: 15,
  } as unknown as Place;
}

function layers(
  steps: readonly AttributionStep[],
  honest: boolean,
  place: Place,
  palette: Palette,
): Layer[] {
  const { value, value2, across, across2, slot, thick } = place;
  const values = steps.map((step, i) => ({
    ...step,
    ...look(step, honest, palette),
    name: wrapped(step.title, place.lettersPerLine),
    reach: Math.max(step.from, step.to, step.high),
    start: (i + 0.5) * slot - thick / 2,
    middle: (i + 0.5) * slot,
    end: (i + 0.5) * slot + thick / 2,
    nextStart: (i + 1.5) * slot - thick / 2,
  }));
  const all = values.flatMap(({ from, to, low, high }) => [from, to, low, high]);
  const scale = { domain: [Math.min(...all), Math.max(...all)], zero: false, nice: false };
  const score = (field: string) => ({ field, type: 'quantitative' as const, scale, axis: null });
  const pixel = (field: string) => ({
    field,
    type: 'quantitative' as const,
    scale: null,
    axis: null,
  });
  const as = (field: string) => ({ field, type: 'nominal' as const, scale: null });
  const data = { values };
  return [
    {
      data: { values: values.slice(0, -1) },
      mark: { type: 'rule', color: palette.softInk, opacity: 0.5 },
      encoding: { [value]: score('to'), [across]: pixel('end'), [across2]: { field: 'nextStart' } },
    },
    {
      data: { values: values.filter(({ from, to }) => from !== to) },
      mark: { type: 'rect', cornerRadius: 2, strokeWidth: 1.5 },
      encoding: {
        ...{ [value]: score('from'), [value2]: { field: 'to' } },
        ...{ [across]: pixel('start'), [across2]: { field: 'end' } },
        ...{
          fill: as('fill'),
          stroke: as('stroke'),
          fillOpacity: { field: 'opacity', type: 'quantitative', scale: null },
        },
        tooltip: { field: 'tip', type: 'nominal' },
      },
    },
    {
      data: { values: values.filter(({ from, to }) => from === to) },
      mark: { type: 'rule', strokeWidth: 2, color: palette.softInk },
      encoding: {
        ...{ [value]: score('to'), [across]: pixel('start'), [across2]: { field: 'end' } },
        tooltip: { field: 'tip', type: 'nominal' },
      },
    },
    {
      data: { values: values.filter(({ low, high }) => low !== high) },
      mark: { type: 'rule', color: palette.ink, strokeWidth: 1.25 },
      encoding: { [value]: score('low'), [value2]: { field: 'high' }, [across]: pixel('middle') },
    },
    {
      data,
      mark: { type: 'text', fontWeight: 600, ...place.figure },
      encoding: { [value]: score('reach'), [across]: pixel('middle'), text: as('text') },
    },
    {
      data,
      mark: { type: 'text', color: palette.softInk, ...place.name },
      encoding: { [value]: { value: place.nameAt }, [across]: pixel('middle'), text: as('name') },
    },
    ...label(palette, baseWords(steps[0]!.from), place.base, { color: palette.softInk }),
  ];
}

function look(step: AttributionStep, honest: boolean, palette: Palette) {
  const promise = honest ? palette.honest : palette.leak;
  const tip = `${step.title}: ${step.text}${step.why ? `, ${step.why}` : ''}`;
  const full = (fill: string, opacity = 1) => ({ fill, stroke: null, opacity, tip });
  return {
    promised: full(promise),
    delivered: full(palette.future),
    takes: full(palette.leak, 0.6),
    gives: { fill: palette.leak, stroke: palette.leak, opacity: 0.08, tip },
    season: full(palette.gap, 0.7),
  }[step.kind];
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
