import type { Catalog } from './catalog.ts';
import { entryOf } from './catalog.ts';
import { asOf, servingView, type View } from './clock.ts';
import type { Experiment } from './experiment.ts';
import type { Feature, FeatureContext } from './feature.ts';
import { businessLabel, finalLabel, labelAsOf } from './label-as-of.ts';
import type { LabelHistory } from './label.ts';
import { optionValues } from './model.ts';
import { orderByTime } from './rates/order-by-time.ts';
import {
  columnOf,
  dateOfMinutes,
  dayOfMinutes,
  MINUTES_PER_DAY,
  minutesOfDate,
  type Column,
} from './table.ts';
import type { World } from './world.ts';

/**
 * What is fixed once today, the label and the training span are chosen, whatever features, split and
 * model follow: which rows may be learned from, which are replayed, and their labels.
 */
export interface Frame {
  world: World;
  /** The end of today, in minutes. */
  today: number;
  history: LabelHistory;
  /** Rows to learn from, sorted by creation; the same for every split, feature set and model. */
  eligible: Int32Array;
  /** The learner's label of the eligible rows, as the warehouse shows it today. */
  y: Uint8Array;
  /** Rows created in the weeks after today, sorted by creation. */
  replay: Int32Array;
  /** The label that the business acts on, final, for every row of the world. */
  business: Uint8Array;
  businessHorizonDays: number;
  /** Days after creation at which every row's label, the learner's own, has settled. */
  horizonDays: number;
  /** Rows that would be eligible, were their label settled (or there at all). */
  pending: Int32Array;
  /** Creation of every row of the world, in minutes. */
  created: Int32Array;
  /** A feature's values through a view; computed once. */
  column(feature: Feature, through: View['kind']): Column;
}

export function frameOf(experiment: Experiment, world: World, catalog: Catalog): Frame {
  const label = entryOf('label', catalog.labels, experiment.label.id);
  const impossible = label.impossible?.(world.roles);
  if (impossible) throw new Error(impossible);
  const business = businessLabel(catalog.labels, world.roles);
  const businessHorizonDays = business.horizonDays(world.roles);
  const options = optionValues(label, experiment.label.options);
  const horizonDays = label.horizonDays(world.roles, options);
  const today = minutesOfDate(experiment.today) + MINUTES_PER_DAY;
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const history = label.history(world, options);
  const waitDays = Math.max(horizonDays, businessHorizonDays);
  const rows = learnableRows(experiment, world, today, waitDays, history.outcomeAt);
  const labels = labelAsOf(history, today);
  const frame: Omit<Frame, 'column'> = {
    world,
    today,
    history,
    ...rows,
    y: Uint8Array.from(rows.eligible, (row) => labels[row]!),
    replay: replayRows(experiment, world, today),
    business: finalLabel(business.history(world)),
    businessHorizonDays,
    horizonDays,
    created,
  };
  return { ...frame, column: columnReader(frame) };
}

/** Rows may be reordered in the file without changing anything: ties in time go by id. */
function rowsBetween(world: World, from: number, until: number): Int32Array {
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const id = world.table.columns.get(world.roles.id)!.values;
  const inside: number[] = [];
  for (let row = 0; row < created.length; row++)
    if (created[row]! >= from && created[row]! < until) inside.push(row);
  const byId = Int32Array.from(inside).sort((a, b) => id[a]! - id[b]!);
  return orderByTime(created, byId);
}

/**
 * With `wait` a row is eligible when it was created at least a horizon before today (the business label's,
 * or the learner's own where that is longer) and its promise lies behind, and nothing else counts: both
 * are known at creation, while a rule that looked at delivery would select on the outcome. (Where the
 * horizon holds the longest promise, the second follows from the first.) Otherwise every row up to today
 * is taken, and those without an outcome of the learner's label count as the warehouse shows them, or
 * are dropped.
 */
function learnableRows(
  experiment: Experiment,
  world: World,
  today: number,
  horizonDays: number,
  outcomeAt: Int32Array,
) {
  const from = minutesOfDate(experiment.trainFrom);
  const settledUntil = today - horizonDays * MINUTES_PER_DAY;
  const { pending } = experiment.label;
  const { table, roles } = world;
  const [created, promised] = [roles.created, roles.promised].map(
    (name) => columnOf(table, name, 'time').values,
  ) as [Int32Array, Int32Array];
  const isPending = {
    wait: (row: number) => created[row]! > settledUntil || promised[row]! >= today,
    'on-time': () => false,
    drop: (row: number) => outcomeAt[row]! >= today,
  }[pending];
  const all = rowsBetween(world, from, today);
  const eligible = all.filter((row) => !isPending(row));
  if (eligible.length === 0)
    throw new Error(
      `No row can be learned from: none was created from ${experiment.trainFrom} to ${dateOfMinutes(settledUntil)}, ` +
        `${horizonDays} days before today (${experiment.today}), when its label had settled; ${tableOf(world)} spans ` +
        `${dateOfMinutes(world.from)} to ${dateOfMinutes(world.to - 1)}: start training earlier or move today later.`,
    );
  return { eligible, pending: all.filter(isPending) };
}

function replayRows(experiment: Experiment, world: World, today: number): Int32Array {
  const until = today + experiment.replayWeeks * 7 * MINUTES_PER_DAY;
  if (today >= world.to)
    throw new Error(
      `No row was created after today, ${experiment.today}: ${tableOf(world)} ends on ${dateOfMinutes(world.to - 1)}, so there is no future to replay. Move today earlier.`,
    );
  if (until > world.to) {
    const weeks = Math.max(0, Math.floor((world.to - today) / (7 * MINUTES_PER_DAY)));
    throw new Error(
      `A replay of ${experiment.replayWeeks} weeks after ${experiment.today} needs parcels until ${dateOfMinutes(until - 1)}, ` +
        `but ${tableOf(world)} ends on ${dateOfMinutes(world.to - 1)}. ` +
        (weeks ? `Replay at most ${weeks} weeks, or move today earlier.` : 'Move today earlier.'),
    );
  }
  return rowsBetween(world, today, until);
}

/** A person may have several files, but there is one simulated table. */
function tableOf({ reading, dataset }: World): string {
  return reading ? `the table ${dataset.name}` : 'the table';
}

function columnReader(frame: Omit<Frame, 'column'>): Frame['column'] {
  const { world, today, eligible, history, y } = frame;
  const context: FeatureContext = { world, today, eligible, history, y };
  const views = { 'as-of': asOf(world, today), serving: servingView(world) };
  const cache = new Map<string, Column>();
  return (feature, through) => {
    const key = feature.viewless ? feature.id : `${through} ${feature.id}`;
    let column = cache.get(key);
    if (!column) cache.set(key, (column = feature.values(views[through], context)));
    return column;
  };
}

/** The same world with other rows to learn from, or other labels: features that read them are computed anew. */
export function frameWith(
  frame: Frame,
  changed: Partial<Pick<Frame, 'eligible' | 'y' | 'history'>>,
): Frame {
  const other = { ...frame, ...changed };
  return { ...other, column: columnReader(other) };
}

/** The creation day (since 1970) of each of these rows. */
export function creationDays(frame: Pick<Frame, 'created'>, rows: Int32Array): Int32Array {
  return rows.map((row) => dayOfMinutes(frame.created[row]!));
}
