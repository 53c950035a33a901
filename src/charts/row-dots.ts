import type { RowRole } from '../ml/result.ts';
import type { LegendEntry } from './chart-spec.ts';

type RoleLegend = LegendEntry & { shape: 'dot' | 'ring' | 'diamond' };

/** What the dot of a row means by the part that the row plays, in the order of time. */
export const ROLES: readonly { role: RowRole; legend: RoleLegend }[] = [
  { role: 'unused', legend: { title: 'not used', colour: 'line', shape: 'dot' } },
  { role: 'train', legend: { title: 'trained on', colour: 'training', shape: 'dot' } },
  { role: 'test', legend: { title: 'tested on', colour: 'test', shape: 'diamond' } },
  { role: 'gap', legend: { title: 'left out in the gap', colour: 'gap', shape: 'dot' } },
  { role: 'pending', legend: { title: 'label not settled', colour: 'gap', shape: 'ring' } },
  { role: 'replay', legend: { title: 'the future, replayed', colour: 'future', shape: 'dot' } },
];

export const DOT_MARKS = {
  dot: { shape: 'circle', size: 7, filled: true, strokeWidth: 0 },
  ring: { shape: 'circle', size: 11, filled: false, strokeWidth: 1 },
  diamond: { shape: 'diamond', size: 15, filled: true, strokeWidth: 0 },
} as const;

/** The roles that are there. */
export function rolesAmong(roles: readonly RowRole[]) {
  const present = new Set(roles);
  return ROLES.filter(({ role }) => present.has(role));
}

/** A number from 0 to 1 that looks random and is always the same for the same dot. */
export function scatter(index: number): number {
  let h = Math.imul(index + 1, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  return ((h ^ (h >>> 13)) >>> 0) / 0x1_0000_0000;
}
