import type { Edge, Graph, Layout, Route } from './graph.ts';
import { boxesOn, TALL, WIDE, type Cells, type Grid } from './grid.ts';

const EDGES: readonly Edge[] = [
  { from: 'design', to: 'pull' },
  { from: 'pull', to: 'engineer' },
  { from: 'engineer', to: 'train' },
  { from: 'train', to: 'evaluate' },
  { from: 'evaluate', to: 'goodEnough' },
  { from: 'goodEnough', to: 'design', label: 'no', back: true },
  { from: 'goodEnough', to: 'register', label: 'yes' },
  { from: 'register', to: 'serve', label: 'handed over' },
  { from: 'serve', to: 'watchInputs' },
  { from: 'watchInputs', to: 'watchBusiness' },
  { from: 'watchBusiness', to: 'degraded' },
  { from: 'degraded', to: 'serve', label: 'no', back: true },
  { from: 'degraded', to: 'trigger', label: 'yes' },
  { from: 'trigger', to: 'rerun' },
  { from: 'rerun', to: 'promote' },
  { from: 'promote', to: 'serve', back: true },
  { from: 'trigger', to: 'design', back: true },
];

const DEVELOPMENT = { text: 'Development loop', note: 'days to weeks' };
const PRODUCTION = { text: 'Production loop', note: 'hours to days' };

const RIGHT: Route = { leaves: 'right', enters: 'left' };
const LEFT: Route = { leaves: 'left', enters: 'right' };
const DOWN: Route = { leaves: 'bottom', enters: 'top' };
const UP: Route = { leaves: 'top', enters: 'bottom' };

/** One loop beside the other, each a ring; what is handed over goes along the foot. */
const WIDE_LAYOUT: Layout = {
  width: 1200,
  height: 384,
  boxes: boxesOn(
    { ...WIDE, x: 2, y: 84 },
    {
      design: [0, 0],
      pull: [1, 0],
      engineer: [2, 0],
      train: [2, 1],
      evaluate: [1, 1],
      goodEnough: [0, 1],
      register: [0, 2],
      serve: [3.2, 2],
      watchInputs: [4.2, 2],
      watchBusiness: [5.2, 2],
      degraded: [5.2, 1],
      trigger: [5.2, 0],
      rerun: [4.2, 0],
      promote: [3.2, 0],
    },
  ),
  routes: [
    RIGHT,
    RIGHT,
    DOWN,
    LEFT,
    LEFT,
    UP,
    DOWN,
    RIGHT,
    RIGHT,
    RIGHT,
    UP,
    { leaves: 'left', enters: 'top', entersAt: 30 },
    UP,
    LEFT,
    LEFT,
    { ...DOWN, leavesAt: -30, entersAt: -30 },
    { leaves: 'top', turns: [60], enters: 'top' },
  ],
  headings: [
    { ...DEVELOPMENT, x: 2, y: 18 },
    { ...PRODUCTION, x: 2 + 3.2 * WIDE.across, y: 18 },
  ],
};

/** One column, so its boxes may be wider; ways back have room on both sides. */
const COLUMN: Grid = { ...TALL, x: 96, y: 52, width: 166 };
/** The second loop begins after a heading. */
const SECOND = 7.75;

const TALL_LAYOUT: Layout = {
  width: 358,
  height: 1338,
  boxes: boxesOn(COLUMN, inOneColumn()),
  routes: [
    ...Array<Route>(5).fill(DOWN),
    { leaves: 'right', turns: [290], enters: 'right' },
    DOWN,
    { leaves: 'right', turns: [290], enters: 'right', entersAt: -12 },
    ...Array<Route>(3).fill(DOWN),
    { leaves: 'left', turns: [74], enters: 'left' },
    ...Array<Route>(3).fill(DOWN),
    { leaves: 'right', turns: [290], enters: 'right', entersAt: 12 },
    { leaves: 'left', turns: [54], enters: 'left' },
  ],
  headings: [
    { ...DEVELOPMENT, x: COLUMN.x, y: 18 },
    { ...PRODUCTION, x: COLUMN.x, y: COLUMN.y + SECOND * COLUMN.down - 34 },
  ],
};

function inOneColumn(): Cells {
  const first = ['design', 'pull', 'engineer', 'train', 'evaluate', 'goodEnough', 'register'];
  const second = ['serve', 'watchInputs', 'watchBusiness', 'degraded', 'trigger', 'rerun'];
  return Object.fromEntries([
    ...first.map((id, row) => [id, [0, row]]),
    ...[...second, 'promote'].map((id, row) => [id, [0, SECOND + row]]),
  ]) as Cells;
}

export const TWO_LOOPS: Graph = {
  id: 'two-loops',
  title: 'The two loops',
  edges: EDGES,
  wide: WIDE_LAYOUT,
  tall: TALL_LAYOUT,
};
