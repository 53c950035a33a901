import { expect, test } from 'vitest';
import { PLANNED } from './course.ts';
import { inWords, type Box, type Layout } from './graph.ts';
import { LIFECYCLE } from './lifecycle.ts';
import { NODES, nodeOf, type NodeId } from './nodes.ts';
import { cornersOf, labelAt, pathThrough, type Point } from './route.ts';
import { titleLines } from './title-lines.ts';
import { TWO_LOOPS } from './two-loops.ts';

const graphs = [LIFECYCLE, TWO_LOOPS];
const layouts = graphs.flatMap((graph) => [
  { name: `${graph.id}, wide`, graph, layout: graph.wide },
  { name: `${graph.id}, tall`, graph, layout: graph.tall },
]);

/** Distance that two boxes, or the space around them, must keep. */
const ROOM = 12;

const overlap = (a: Box, b: Box, room = 0) =>
  a.x < b.x + b.width + room &&
  b.x < a.x + a.width + room &&
  a.y < b.y + b.height + room &&
  b.y < a.y + a.height + room;

const pairs = <T>(list: readonly T[]) =>
  list.flatMap((a, index) => list.slice(index + 1).map((b) => [a, b] as const));

const legs = (points: readonly Point[]) =>
  points.slice(1).map((end, index) => ({ start: points[index]!, end }));

/** The box of a straight line, a pixel thick. */
const boxOf = ({ start, end }: { start: Point; end: Point }): Box => ({
  x: Math.min(start[0], end[0]),
  y: Math.min(start[1], end[1]),
  width: Math.abs(start[0] - end[0]) + 1,
  height: Math.abs(start[1] - end[1]) + 1,
});

const drawn = (layout: Layout, edges: readonly { from: NodeId; to: NodeId }[]) =>
  edges.map(({ from, to }, index) => ({
    from,
    to,
    corners: cornersOf(layout.boxes.get(from)!, layout.boxes.get(to)!, layout.routes[index]!),
  }));

test('every node leads to a lesson of the course and stands on one of the two graphs', () => {
  for (const id of Object.keys(NODES) as NodeId[]) {
    expect(PLANNED.has(nodeOf(id).lesson), id).toBe(true);
    expect(graphs.filter(({ wide }) => wide.boxes.has(id)).length, id).toBe(1);
  }
});

test.each(layouts)('$name: every edge ends at boxes, and has a route', ({ graph, layout }) => {
  expect(layout.routes).toHaveLength(graph.edges.length);
  for (const { from, to } of graph.edges) {
    expect([...layout.boxes.keys()]).toContain(from);
    expect([...layout.boxes.keys()]).toContain(to);
  }
  const joined = new Set(graph.edges.flatMap(({ from, to }) => [from, to]));
  expect([...layout.boxes.keys()].filter((id) => !joined.has(id))).toEqual([]);
});

test.each(layouts)('$name: no box comes near another or leaves the picture', ({ layout }) => {
  for (const [[a, one], [b, other]] of pairs([...layout.boxes]))
    expect(overlap(one, other, ROOM), `${a} and ${b}`).toBe(false);
  for (const [id, { x, y, width, height }] of layout.boxes) {
    expect(Math.min(x, y), id).toBeGreaterThanOrEqual(0);
    expect(x + width, id).toBeLessThanOrEqual(layout.width);
    expect(y + height, id).toBeLessThanOrEqual(layout.height);
  }
});

test.each(layouts)('$name: no edge crosses a box or a heading', ({ graph, layout }) => {
  for (const { from, to, corners } of drawn(layout, graph.edges))
    for (const leg of legs(corners)) {
      const line = boxOf(leg);
      expect(line.width === 1 || line.height === 1, `${from} to ${to} is straight`).toBe(true);
      expect(Math.min(line.x, line.y), `${from} to ${to}`).toBeGreaterThanOrEqual(0);
      expect(line.x + line.width, `${from} to ${to}`).toBeLessThanOrEqual(layout.width);
      expect(line.y + line.height, `${from} to ${to}`).toBeLessThanOrEqual(layout.height);
      for (const [id, box] of layout.boxes)
        // Its own boxes it may touch, at their borders.
        expect(overlap(line, box, id === from || id === to ? -1 : 0), `${from}, ${to}: ${id}`).toBe(
          false,
        );
      for (const { text, x, y } of layout.headings) {
        const heading = { x, y: y - 16, width: 9 * text.length, height: 38 };
        expect(overlap(line, heading), `${from} to ${to}: ${text}`).toBe(false);
      }
    }
});

test.each(layouts)('$name: no two edges run on top of each other', ({ graph, layout }) => {
  const all = drawn(layout, graph.edges).flatMap(({ from, to, corners }) =>
    legs(corners).map((leg) => ({ edge: `${from} to ${to}`, line: boxOf(leg) })),
  );
  for (const [a, b] of pairs(all)) {
    if (a.edge === b.edge) continue;
    const along = (side: 'width' | 'height') => a.line[side] === 1 && b.line[side] === 1;
    const parallel = along('width') || along('height');
    expect(parallel && overlap(a.line, b.line), `${a.edge} and ${b.edge}`).toBe(false);
  }
});

test.each(layouts)('$name: no answer lies on an edge or a box', ({ graph, layout }) => {
  const all = drawn(layout, graph.edges);
  for (const [index, { label }] of graph.edges.entries()) {
    if (!label) continue;
    const { x, y, anchor } = labelAt(all[index]!.corners[0]!, layout.routes[index]!.leaves);
    const width = 5.5 * label.length;
    const text = { x: anchor === 'end' ? x - width : x, y: y - 9, width, height: 9 };
    for (const { corners } of all)
      for (const leg of legs(corners)) expect(overlap(text, boxOf(leg)), label).toBe(false);
    for (const [id, box] of layout.boxes) expect(overlap(text, box), `${label}: ${id}`).toBe(false);
  }
});

test.each(layouts)('$name: every title takes at most two lines of its box', ({ layout }) => {
  for (const [id, box] of layout.boxes) {
    const lines = titleLines(nodeOf(id).title, box);
    expect(lines.length, lines.join(' / ')).toBeLessThanOrEqual(2);
  }
});

test('both layouts of a graph show the same', () => {
  for (const { wide, tall } of graphs)
    expect([...wide.boxes.keys()].sort()).toEqual([...tall.boxes.keys()].sort());
});

test('the graph is said in words, its ways back included', () => {
  const words = inWords(LIFECYCLE);
  expect(words).toContain('Is ML the right tool, no, leads to Rule or analytics.');
  expect(words).toContain('Retraining leads back to Collection and labels.');
});

test('an edge turns where it is told to, with round corners', () => {
  const box = (x: number, y: number) => ({ x, y, width: 100, height: 40 });
  const corners = cornersOf(box(200, 0), box(0, 100), {
    leaves: 'bottom',
    turns: [70],
    enters: 'top',
  });
  expect(corners).toEqual([
    [250, 40],
    [250, 70],
    [50, 70],
    [50, 100],
  ]);
  expect(pathThrough(corners)).toBe('M250 40 L250 62 Q250 70 242 70 L58 70 Q50 70 50 78 L50 100');
});
