export type Point = readonly [number, number];

const MOST_POINTS = 16;

/** Where on x a curve is drawn: every whole number of a short range, else some at equal distances. */
export function curvePlaces([low, high]: readonly [number, number]): number[] {
  const whole = Number.isInteger(low) && Number.isInteger(high) && high - low < MOST_POINTS;
  const steps = whole ? high - low : 10;
  return Array.from({ length: steps + 1 }, (_, at) => low + ((high - low) * at) / steps);
}

/** The heights of a drawn line at these places: its own, or the one it starts from. */
export function heightsAt(places: readonly number[], points: readonly Point[], start: number) {
  const known = new Map(points.map(([x, y]) => [x, y]));
  return places.map((x) => known.get(x) ?? start);
}

/** The heights after the pointer went from one place to another: straight between the two. */
export function drawBetween(
  heights: readonly number[],
  from: { at: number; y: number },
  to: { at: number; y: number },
): number[] {
  const [left, right] = from.at <= to.at ? [from, to] : [to, from];
  return heights.map((height, at) => {
    if (at < left.at || at > right.at) return height;
    if (left.at === right.at) return to.y;
    return left.y + ((right.y - left.y) * (at - left.at)) / (right.at - left.at);
  });
}
