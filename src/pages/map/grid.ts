import type { Box } from './graph.ts';
import type { NodeId } from './nodes.ts';

export interface Grid {
  x: number;
  y: number;
  /** From one column, or row, to the next. */
  across: number;
  down: number;
  width: number;
  height: number;
}

/** Six columns that fill the page. */
export const WIDE: Grid = { x: 40, y: 8, across: 198, down: 112, width: 166, height: 66 };
/** A column for a phone, with room for a second one and for ways back on both sides. */
export const TALL: Grid = { x: 34, y: 8, across: 173, down: 88, width: 138, height: 64 };

export type Cells = Partial<Record<NodeId, readonly [column: number, row: number]>>;

/** Boxes from their columns and rows, both counted from 0; halves stand between two. */
export function boxesOn(grid: Grid, cells: Cells): Map<NodeId, Box> {
  const { x, y, across, down, width, height } = grid;
  const entries = Object.entries(cells) as [NodeId, readonly [number, number]][];
  return new Map(
    entries.map(([id, [column, row]]) => [
      id,
      { x: x + column * across, y: y + row * down, width, height },
    ]),
  );
}
