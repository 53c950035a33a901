import type { Pictures } from '../ml/result.ts';
import { pixels } from './channels.ts';
import type { LegendEntry } from './chart-spec.ts';
import type { ClockLayout } from './clock-layout.ts';
import type { Layer } from './frame.ts';
import type { Palette } from './palette.ts';

type Role = Pictures['clock']['role'][number];

type RoleLegend = LegendEntry & { shape: 'dot' | 'ring' | 'diamond' };

const ROLES: readonly { role: Role; legend: RoleLegend }[] = [
  { role: 'unused', legend: { title: 'not used', colour: 'line', shape: 'dot' } },
  { role: 'train', legend: { title: 'trained on', colour: 'training', shape: 'dot' } },
  { role: 'test', legend: { title: 'tested on', colour: 'test', shape: 'diamond' } },
  { role: 'gap', legend: { title: 'left out in the gap', colour: 'gap', shape: 'dot' } },
  { role: 'pending', legend: { title: 'label not settled', colour: 'gap', shape: 'ring' } },
  { role: 'replay', legend: { title: 'the future, replayed', colour: 'future', shape: 'dot' } },
];

const MARKS = {
  dot: { shape: 'circle', size: 7, filled: true, strokeWidth: 0 },
  ring: { shape: 'circle', size: 11, filled: false, strokeWidth: 1 },
  diamond: { shape: 'diamond', size: 15, filled: true, strokeWidth: 0 },
} as const;

/** More would melt into one surface. */
const DOTS_PER_PIXEL = 3;

/** The sampled rows as a band at the foot of the clock: time across, chance up and down. */
export function clockDots(dots: Pictures['clock'], layout: ClockLayout, palette: Palette): Layer[] {
  const { bandTop, height } = layout;
  const kept = (layout.width * DOTS_PER_PIXEL) / dots.minutes.length;
  return rolesOf(dots).map(({ role, legend }) => ({
    data: {
      values: dots.minutes.flatMap((minutes, i) =>
        dots.role[i] === role && scatter(i + dots.minutes.length) < kept
          ? [{ at: minutes * 60_000, y: bandTop + scatter(i) * (height - 4 - bandTop) }]
          : [],
      ),
    },
    mark: {
      type: 'point',
      ...MARKS[legend.shape],
      color: palette[legend.colour],
      opacity: 0.9,
    },
    encoding: { y: pixels('y') },
  }));
}

/** What the dots mean, in the order of time; only the roles that are there. */
export function clockLegend(dots: Pictures['clock']): LegendEntry[] {
  return rolesOf(dots).map(({ legend }) => legend);
}

function rolesOf(dots: Pictures['clock']) {
  const present = new Set(dots.role);
  return ROLES.filter(({ role }) => present.has(role));
}

/** A number from 0 to 1 that looks random and is always the same for the same dot. */
function scatter(index: number): number {
  let h = Math.imul(index + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) / 0x1_0000_0000;
}
