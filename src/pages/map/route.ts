import type { Box, Route, Side } from './graph.ts';

export type Point = readonly [x: number, y: number];

interface Label {
  x: number;
  y: number;
  anchor: 'start' | 'end';
}

const CORNER = 8;

/** The corners of an edge from box to box, its two ends included. */
export function cornersOf(from: Box, to: Box, route: Route): Point[] {
  const end = port(to, route.enters, route.entersAt ?? 0);
  const points: Point[] = [port(from, route.leaves, route.leavesAt ?? 0)];
  let upright = isUpright(route.leaves);
  for (const turn of route.turns ?? []) {
    const [x, y] = points.at(-1)!;
    points.push(upright ? [x, turn] : [turn, y]);
    upright = !upright;
  }
  const [x, y] = points.at(-1)!;
  if (upright !== isUpright(route.enters)) points.push(upright ? [x, end[1]] : [end[0], y]);
  points.push(end);
  return points;
}

/** An SVG path through corners, which it rounds. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  const parts = rest.map((corner, index) => {
    const next = rest[index + 1];
    if (!next) return `L${corner.join(' ')}`;
    const before = points[index]!;
    return `L${towards(corner, before).join(' ')} Q${corner.join(' ')} ${towards(corner, next).join(' ')}`;
  });
  return `M${first!.join(' ')} ${parts.join(' ')}`;
}

/** Beside the beginning of an edge, where it says which answer leads this way. */
export function labelAt([x, y]: Point, leaves: Side): Label {
  if (leaves === 'right') return { x: x + 6, y: y - 6, anchor: 'start' };
  if (leaves === 'left') return { x: x - 6, y: y + 16, anchor: 'end' };
  return { x: x + 8, y: leaves === 'top' ? y - 8 : y + 16, anchor: 'start' };
}

function port({ x, y, width, height }: Box, side: Side, at: number): Point {
  if (side === 'top') return [x + width / 2 + at, y];
  if (side === 'bottom') return [x + width / 2 + at, y + height];
  return [side === 'left' ? x : x + width, y + height / 2 + at];
}

function isUpright(side: Side): boolean {
  return side === 'top' || side === 'bottom';
}

function towards([x, y]: Point, [toX, toY]: Point): Point {
  const distance = Math.abs(toX - x) + Math.abs(toY - y);
  const step = Math.min(CORNER, distance / 2);
  return [x + Math.sign(toX - x) * step, y + Math.sign(toY - y) * step];
}
