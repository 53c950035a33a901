/** A label that wants to stand at the height of its line, in pixels from the top. */
export interface LabelWish {
  lineY: number;
  prefer: 'above' | 'below' | 'on';
}

/** A stretch of height, in pixels, that some other line takes where the labels stand. */
export type Span = readonly [top: number, bottom: number];

const OFFSET = { above: -9, below: 10, on: 0 } as const;

/**
 * Heights (of the middle) for labels that share one column: near their lines, never over each other
 * as long as they all fit, and off the lines of others where there is room. Earlier wishes choose first.
 */
export function placeLabels(
  wishes: readonly LabelWish[],
  options: { labelHeight: number; top: number; bottom: number; lines?: readonly Span[] },
): number[] {
  const half = options.labelHeight / 2;
  const first = Math.ceil(options.top + half);
  const last = Math.floor(options.bottom - half);
  const placed: number[] = [];
  for (const wish of wishes) {
    const wanted = wish.lineY + OFFSET[wish.prefer];
    let best = first;
    let bestCost = Infinity;
    for (let y = first; y <= last; y++) {
      const span: Span = [y - half, y + half];
      const overLabels = placed.reduce((sum, p) => sum + overlap(span, [p - half, p + half]), 0);
      const overLines = (options.lines ?? []).reduce((sum, line) => sum + overlap(span, line), 0);
      const cost = Math.abs(y - wanted) + 3 * overLines + 1000 * overLabels;
      if (cost < bestCost) [best, bestCost] = [y, cost];
    }
    placed.push(best);
  }
  return placed;
}

function overlap(a: Span, b: Span): number {
  return Math.max(0, Math.min(a[1], b[1]) - Math.max(a[0], b[0]));
}
