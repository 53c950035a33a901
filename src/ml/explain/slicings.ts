import { servingView, type View } from '../clock.ts';
import { columnTitle } from '../column-title.ts';
import { weekdayOf } from '../feature-families/temporal.ts';
import type { Frame } from '../frame.ts';
import { columnOf, dateOfMinutes, MINUTES_PER_DAY } from '../table.ts';
import type { SliceTable } from './explanation.ts';

/** Rows of the world that were scored, and what the model that scored them was fitted on. */
export interface FittedRows {
  rows: Int32Array;
  /** The fold of each row, and the rows of the world that each fold's model was fitted on. */
  fold: Int32Array;
  fittedOn: readonly Int32Array[];
}

/** One way to slice rows: `valuesOf` gives the slice of the row at a place. */
export interface Slicing extends Pick<SliceTable, 'by' | 'title' | 'intervals'> {
  valuesOf(scored: FittedRows): (place: number) => string;
}

/**
 * By the columns that the roles name, by whether the model met the row's entities in fitting, and by
 * week of creation. Columns are read as they were at creation.
 */
export function slicingsOf(frame: Pick<Frame, 'world' | 'created'>): Slicing[] {
  const view = servingView(frame.world);
  const { slices } = frame.world.roles;
  return [
    ...slices.map((column) => byColumn(frame, view, column)),
    byAcquaintance(frame, view),
    byWeek(frame),
  ];
}

type Sliced = Pick<Frame, 'world' | 'created'>;

function byColumn({ world }: Sliced, view: View, column: string): Slicing {
  const { values, categories } = categoriesOf(view, column);
  return {
    by: column,
    title: columnTitle(world, column),
    intervals: 'days',
    valuesOf:
      ({ rows }) =>
      (place) =>
        categories[values[rows[place]!]!] ?? 'missing',
  };
}

/** `known` where each entity of the row was among the fitted rows, else which of them are new. */
function byAcquaintance({ world }: Sliced, view: View): Slicing {
  const entities = world.roles.entities.map(({ column }) => ({
    title: columnTitle(world, column),
    codes: categoriesOf(view, column).values,
  }));
  return {
    by: 'known',
    title: 'Met in fitting',
    intervals: 'days',
    valuesOf({ rows, fold, fittedOn }) {
      const met = fittedOn.map((fitted) =>
        entities.map(({ codes }) => new Set(fitted.map((row) => codes[row]!))),
      );
      return (place) => {
        const ofFold = met[fold[place]!]!;
        const strange = entities.filter(({ codes }, e) => !ofFold[e]!.has(codes[rows[place]!]!));
        return strange.length ? `new: ${strange.map(({ title }) => title).join(', ')}` : 'known';
      };
    },
  };
}

/** By the Monday of the week. */
function byWeek({ created }: Sliced): Slicing {
  return {
    by: 'week',
    title: 'Week of creation',
    intervals: 'rows',
    valuesOf:
      ({ rows }) =>
      (place) => {
        const t = created[rows[place]!]!;
        return dateOfMinutes(t - weekdayOf(t) * MINUTES_PER_DAY);
      },
  };
}

function categoriesOf(view: View, column: string) {
  const columns = new Map([[column, view.column(column)]]);
  return columnOf({ rows: 0, columns }, column, 'categorical');
}
