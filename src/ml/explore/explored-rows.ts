import { entryOf, type Catalog } from '../catalog.ts';
import { asOf } from '../clock.ts';
import { uncheckedFolds } from '../evaluate.ts';
import type { Experiment, ExperimentSpec } from '../experiment.ts';
import type { Frame } from '../frame.ts';
import { labelAsOf } from '../label-as-of.ts';
import type { Label } from '../label.ts';
import { RunMemory } from '../memory.ts';
import { MINUTES_PER_DAY, type Column } from '../table.ts';
import type { Roles, World } from '../world.ts';
import type { ExploredRole, Scope } from './answers.ts';
import { Readings } from './readings.ts';

/**
 * The rows that are looked at, and nothing else: `world` was cut to them before anything was read, so no
 * answer can reach a row or a value beyond.
 */
export interface ExploredRows {
  scope: Scope;
  /** A world of these rows alone, sorted by creation. */
  world: World;
  /** What the warehouse held of them at `moment`. */
  readings: Readings;
  /** The moment as of which values are read, in minutes (exclusive). */
  moment: number;
  /** The end of today, in minutes. */
  today: number;
  created: Int32Array;
  role: readonly ExploredRole[];
  /** The experiment's label, as the warehouse showed it at `moment`. */
  y: Uint8Array;
  label: { id: string; title: string };
  /** What exists, and which of it can be made from such a table. */
  labels: readonly Label[];
}

/**
 * What exploration looks at unless told otherwise: the label that the business acts on, and the rows
 * before the latest fifth, less a gap of 14 days in which labels settle. How far back it looks is
 * `trainFrom`, as for training.
 */
export function exploringSpec({ reason }: Pick<Roles, 'reason'>): ExperimentSpec {
  return { label: { id: reason ? 'own-reasons' : 'door' }, split: { id: 'time', gapDays: 14 } };
}

/**
 * The rows of a scope, ready to be asked about.
 *
 * - `training`: the training rows of the experiment's first fold, values as of today. Every choice made
 *   by looking at them is a part of training.
 * - `test`: the fold's test rows too. What is chosen by looking at them is praised by them afterwards.
 * - `future`: the replayed rows too, and everything as the warehouse will hold it when the last of them
 *   has settled. Nobody can look there; only a simulated world, or a file that goes on, lets one try.
 *
 * Rows in the gap and rows whose label has not settled are in none of them.
 * Throws what a run would throw where no row can be learned from.
 * Cost: a copy of the rows; columns are read through the clock when they are first asked for.
 * @param memory shares the frame with runs on the same world.
 */
export function exploredRows(
  experiment: Experiment,
  world: World,
  catalog: Catalog,
  scope: Scope,
  memory = new RunMemory(),
): ExploredRows {
  const frame = memory.frame(experiment, world, catalog);
  const roleOf = rolesOf(experiment, catalog, frame, scope);
  const rows = Int32Array.from(roleOf.keys());
  const role = [...roleOf.values()];
  const label = entryOf('label', catalog.labels, experiment.label.id);
  const cut = cutTo(world, rows);
  const moment = scope === 'future' ? settledMoment(frame) : frame.today;
  const held = labelAsOf(frame.history, moment);
  return {
    scope,
    world: cut,
    readings: new Readings(cut, asOf(cut, moment)),
    moment,
    today: frame.today,
    created: rows.map((row) => frame.created[row]!),
    role,
    y: Uint8Array.from(rows, (row) => held[row]!),
    label: { id: label.id, title: label.title },
    labels: catalog.labels,
  };
}

/** The rows of the scope and what each is, by creation. */
function rolesOf(
  experiment: Experiment,
  catalog: Catalog,
  frame: Frame,
  scope: Scope,
): Map<number, ExploredRole> {
  const { trainIndex, testIndex } = uncheckedFolds(experiment, catalog, frame)[0]!;
  const roles: (ExploredRole | null)[] = Array.from(frame.eligible, () => null);
  for (const i of trainIndex) roles[i] = 'training';
  if (scope !== 'training') for (const i of testIndex) roles[i] = 'test';
  const explored = new Map<number, ExploredRole>();
  roles.forEach((role, i) => {
    if (role) explored.set(frame.eligible[i]!, role);
  });
  if (scope === 'future') for (const row of frame.replay) explored.set(row, 'replay');
  return explored;
}

/** When the last replayed row's label has settled. */
function settledMoment({
  replay,
  created,
  today,
  horizonDays,
  businessHorizonDays,
}: Frame): number {
  const last = replay.length ? created[replay.at(-1)!]! + 1 : today;
  return last + Math.max(horizonDays, businessHorizonDays) * MINUTES_PER_DAY;
}

/** The world as if it had these rows and no others. */
function cutTo(world: World, rows: Int32Array): World {
  const columns = new Map<string, Column>();
  for (const [name, column] of world.table.columns) columns.set(name, takeRows(column, rows));
  return {
    ...world,
    table: { rows: rows.length, columns },
    trueProbability: () => null,
  };
}

export function takeRows(column: Column, rows: Int32Array): Column {
  if (column.kind === 'numeric') {
    const values = new Float32Array(rows.length);
    for (let k = 0; k < rows.length; k++) values[k] = column.values[rows[k]!]!;
    return { kind: 'numeric', values };
  }
  const values = new Int32Array(rows.length);
  for (let k = 0; k < rows.length; k++) values[k] = column.values[rows[k]!]!;
  return { ...column, values };
}

/** Some of the explored rows, by their position; to filter what all answers are about. */
export function cutExplored(explored: ExploredRows, rows: Int32Array): ExploredRows {
  const world = cutTo(explored.world, rows);
  return {
    ...explored,
    world,
    readings: new Readings(world, asOf(world, explored.moment)),
    created: rows.map((row) => explored.created[row]!),
    role: Array.from(rows, (row) => explored.role[row]!),
    y: Uint8Array.from(rows, (row) => explored.y[row]!),
  };
}
