import type { Padding } from './frame.ts';

type Channel = 'x' | 'y';

/** Where the steps of the waterfall stand; scores run along one channel, slots along the other. */
export interface AttributionLayout {
  padding: Padding;
  width: number;
  height: number;
  along: Channel;
  across: Channel;
  /** Pixels from one step to the next, and those that its bar takes of them. */
  slot: number;
  thick: number;
  lettersPerLine: number;
  /** How the figure stands at the end of its bar, and the name at the foot of its slot. */
  figure: { align: 'center' | 'left'; baseline: 'bottom' | 'middle'; dx: number; dy: number };
  name: { align: 'center' | 'left'; baseline: 'top' | 'middle'; at: number; lineHeight: number };
  /** Where it says what the bars measure from. */
  base: { x: number; y: number };
}

const UPRIGHT_HEIGHT = 190;
const LYING_SLOT = 32;

/** Steps side by side: scores run up, slots run to the right. */
export function upright(outerWidth: number, steps: number): AttributionLayout {
  const padding = { left: 2, right: 2, top: 26, bottom: 42 };
  const width = Math.max(outerWidth - padding.left - padding.right, 1);
  const slot = width / steps;
  const thick = Math.min(slot * 0.72, 64);
  return {
    padding,
    width,
    height: UPRIGHT_HEIGHT,
    along: 'y',
    across: 'x',
    slot,
    thick,
    lettersPerLine: Math.floor(slot / 6.6),
    figure: { align: 'center', baseline: 'bottom', dx: 0, dy: -5 },
    name: { align: 'center', baseline: 'top', at: UPRIGHT_HEIGHT + 8, lineHeight: 15 },
    base: { x: (slot + thick) / 2 + 8, y: UPRIGHT_HEIGHT - 10 },
  };
}

/** Steps one below the other, for a phone: scores run to the right, slots run down. */
export function lying(outerWidth: number, steps: number): AttributionLayout {
  const padding = { left: 98, right: 54, top: 6, bottom: 24 };
  return {
    padding,
    width: Math.max(outerWidth - padding.left - padding.right, 1),
    height: LYING_SLOT * steps,
    along: 'x',
    across: 'y',
    slot: LYING_SLOT,
    thick: 20,
    lettersPerLine: 15,
    figure: { align: 'left', baseline: 'middle', dx: 6, dy: 0 },
    name: { align: 'left', baseline: 'middle', at: -padding.left, lineHeight: 13 },
    base: { x: 0, y: LYING_SLOT * steps + 10 },
  };
}
