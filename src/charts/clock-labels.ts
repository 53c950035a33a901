import type { ClockInput, ClockScores } from './clock-input.ts';
import { middleOfWeek, type ClockLayout } from './clock-layout.ts';
import { longDay, score } from './figures.ts';
import { label, textWidth, type Layer } from './frame.ts';
import type { Palette } from './palette.ts';
import { placeLabels, type LabelWish, type Span } from './place-labels.ts';

export interface ClockLabel extends LabelWish {
  text: string;
  color: keyof Palette;
  bold: boolean;
}

export interface PlacedLabel extends ClockLabel {
  x: number;
  y: number;
  align: 'left' | 'right';
}

const LABEL_HEIGHT = 15;
const EDGE = 5;

/** Every label of the clock, beside its line. */
export function clockLabels(input: ClockInput, layout: ClockLayout, palette: Palette): Layer[] {
  const { x, y, align } = todayPlace(input.today, layout);
  return [
    ...label(palette, todayText(input.today), { x, y, align }, { bold: true }),
    ...placedLabels(input, layout).flatMap((placed) =>
      label(palette, placed.text, placed, { color: palette[placed.color], bold: placed.bold }),
    ),
  ];
}

/**
 * Labels of the score lines with their places. A wide picture has room for them over the future; a
 * narrow one puts them at today's line, on the side of the past.
 */
export function placedLabels(input: ClockInput, layout: ClockLayout): PlacedLabel[] {
  const { scores } = input;
  const today = layout.x(layout.today);
  const past = lines(layout, scores?.offline, scores?.ceilingOffline);
  const guess = guessLabel(input.guess, layout);
  const future = scores ? futureLabels(scores, layout) : [];
  const atToday = { x: today - EDGE, align: 'right' as const };
  const atEnd = { x: layout.width - EDGE, align: 'right' as const };
  const own = place(ownCeiling(scores, layout), past, { x: EDGE, align: 'left' }, layout);
  if (layout.narrow) return [...own, ...place([...future, ...guess], past, atToday, layout)];
  const ahead = [
    ...lines(layout, scores?.offline, scores?.ceilingReplay, input.guess),
    ...deliveredSpan(scores, layout, Math.max(0, ...future.map(({ text }) => textWidth(text)))),
  ];
  return [...own, ...place(guess, past, atToday, layout), ...place(future, ahead, atEnd, layout)];
}

function place(
  labels: ClockLabel[],
  lines: Span[],
  at: { x: number; align: 'left' | 'right' },
  layout: ClockLayout,
): PlacedLabel[] {
  const ys = placeLabels(labels, {
    labelHeight: LABEL_HEIGHT,
    top: layout.narrow ? -4 : 0,
    bottom: layout.scoreHeight + 8,
    lines,
  });
  return labels.map((wish, i) => ({ ...wish, ...at, y: ys[i]! }));
}

function futureLabels(scores: ClockScores, layout: ClockLayout): ClockLabel[] {
  const { offline, replay, ceilingReplay, honest } = scores;
  const side = layout.narrow ? 'on' : undefined;
  const ceilingAbove = (ceilingReplay ?? 0) > (offline ?? 0);
  return [
    ...wish(offline, layout, {
      text: `promised ${score(offline)}`,
      color: honest ? 'honestText' : 'leakText',
      prefer: ceilingAbove ? 'below' : 'above',
      bold: true,
    }),
    ...wish(replay, layout, {
      text: `delivered ${score(replay)}`,
      color: 'futureText',
      prefer: side ?? 'below',
      bold: true,
    }),
    ...wish(ceilingReplay, layout, {
      text: `ceiling ${score(ceilingReplay)}`,
      color: 'softInk',
      prefer: side ?? (ceilingAbove ? 'above' : 'below'),
      bold: false,
    }),
  ];
}

function ownCeiling(scores: ClockScores | null, layout: ClockLayout): ClockLabel[] {
  const ceiling = scores?.ceilingOffline ?? null;
  const text = layout.narrow ? 'your ceiling' : 'ceiling for your label and rows';
  return wish(ceiling, layout, {
    text: `${text} ${score(ceiling)}`,
    color: 'softInk',
    prefer: 'above',
    bold: false,
  });
}

function guessLabel(guess: number | null, layout: ClockLayout): ClockLabel[] {
  const digits = guess !== null && Math.round(guess * 1000) % 10 ? 3 : 2;
  return wish(guess, layout, {
    text: `your guess ${guess?.toFixed(digits)} –`,
    color: 'ink',
    prefer: 'on',
    bold: false,
  });
}

function wish(
  value: number | null,
  layout: ClockLayout,
  rest: Omit<ClockLabel, 'lineY'>,
): ClockLabel[] {
  return value === null ? [] : [{ ...rest, lineY: layout.y(value) }];
}

function lines(layout: ClockLayout, ...values: (number | null | undefined)[]): Span[] {
  return values
    .filter((value) => typeof value === 'number')
    .map((value) => [layout.y(value) - 2, layout.y(value) + 2]);
}

/** The heights that the weekly band takes in the last pixels of the picture, where the labels stand. */
function deliveredSpan(scores: ClockScores | null, layout: ClockLayout, pixels: number): Span[] {
  const ys = (scores?.weeks ?? []).flatMap((week) =>
    week.rocAuc !== null && layout.x(middleOfWeek(week.from)) > layout.width - pixels - 2 * EDGE
      ? [layout.y(week.low ?? week.rocAuc), layout.y(week.high ?? week.rocAuc)]
      : [],
  );
  return ys.length ? [[Math.min(...ys), Math.max(...ys)]] : [];
}

function todayText(today: string): string {
  return `today · ${longDay(today)}`;
}

function todayPlace(today: string, layout: ClockLayout) {
  const x = layout.x(layout.today);
  const fits = x + 7 + textWidth(todayText(today)) * 1.1 <= layout.width;
  return fits && !layout.narrow
    ? { x: x + 7, y: -12, align: 'left' as const }
    : { x: layout.width, y: -12, align: 'right' as const };
}
