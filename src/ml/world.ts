import type { Options } from './experiment.ts';
import type { Table } from './table.ts';

/** A moment in a row's life: the value of a time column of that row, and perhaps some minutes more. */
export interface Moment {
  column: string;
  plusMinutes?: number;
  /** The moment in words, for a screen. */
  words?: string;
}

/** One entry of the data dictionary. `knownAt` is what makes a leak provable. */
export interface ColumnSpec {
  name: string;
  title: string;
  /** One sentence: what the value means. */
  summary: string;
  unit?: string;
  /** The source system that the column comes from. */
  source: string;
  /** From this moment on the warehouse holds the value. */
  knownAt: Moment;
  /** What the warehouse held before: an earlier version of the value, kept in another column. */
  earlier?: { column: string; knownAt: Moment };
  /** The value is a count that grows evenly from this moment until `knownAt`; before, it is 0. */
  growsFrom?: Moment;
  /** The warehouse forgets the value this many minutes after `knownAt`. */
  keptForMinutes?: number;
  /** `set`: part of the ready-made feature sets; `single`: only if chosen by name; `none`: no feature. */
  feature: 'set' | 'single' | 'none';
  /** The value comes from outside the business: weather, prices. */
  external?: true;
  /** Digits after the decimal point that the source records. */
  decimals?: number;
  /** The categories have an order, and stand in it: economy, standard, express. */
  ordered?: true;
  /** What makes it personal data; null where it is none; absent where nobody told. */
  personal?: Personal | null;
}

/** Why a column is personal data, and who may see it. */
export interface Personal {
  why: string;
  mayBeSeenBy: string;
}

/** A system that columns come from, as its owner describes it. */
export interface SourceSpec {
  /** As `ColumnSpec.source` names it. */
  name: string;
  title: string;
  /** null: nobody told. */
  owner: string | null;
  refresh: string | null;
  /** Known quality faults, in words. */
  faults: string | null;
  /** Faults that came on a day (ISO); before it nobody can know of them. */
  faultsSince?: readonly { date: string; words: string }[];
  /** Columns of the table by which it is joined. */
  key: readonly string[];
  /** A column that is missing exactly where the key found nothing; absent where none tells. */
  found?: string;
}

/** A thing that parcels share and that has a history of its own: a hub, a carrier, a zone, a merchant. */
export interface EntityRole {
  column: string;
  /** Length of the window of the entity's as-of late rate, in days. */
  windowDays: number;
  /** The calendar period by which a hurried groupby would average it. */
  period: 'day' | 'week' | 'month';
}

/** What the engine needs to know of a table: which column plays which part. It knows no other name. */
export interface Roles {
  id: string;
  created: string;
  promised: string;
  delivered: string;
  /** When a parcel entered the carrier's network; the fresh signals need it. */
  pickedUp: string | null;
  /** Why the parcel was late (final version), with the reasons that the business does not own. */
  reason: { column: string; excused: readonly string[] } | null;
  /** The entity whose parcels share a shock: training twins are looked up in it. */
  group: string | null;
  entities: readonly EntityRole[];
  /** Categorical columns by which errors are told apart. */
  slices: readonly string[];
  /** The column whose late parcels are counted ahead, week by week. */
  region: string | null;
  /** Who carries a parcel, and so who keeps or breaches a service level. */
  carrier: string | null;
  /** The arrival that the carrier itself foretold. */
  estimated: string | null;
  /** Above 0 where a claim was filed. */
  claim: string | null;
  /** Longest promise P, closing X and review R, in days: what a label's horizon is made of. */
  horizon: { promiseDays: number; closingDays: number; reviewDays: number };
  /** The rule in use today: the late rate by these columns, plus something where a column is high. */
  rule: {
    by: readonly string[];
    plus: { column: string; atLeast: number; add: number } | null;
  } | null;
}

/** Which world: everything that is needed to build the same table again. */
export interface DatasetSpec {
  name: string;
  seed: number;
  scenario: string;
  rows: number;
}

/** The scenario of a table that was read from somebody's file: no simulator, so no seed and no truth. */
export const FILE_SCENARIO = 'file';

/** What became of a file's rows and values when it was read. */
export interface Reading {
  /** Rows of the file, and those left out because they have no creation date. */
  read: number;
  withoutCreation: number;
  /** Share of all rows read that are late at the door. */
  lateShare: number;
  /** One sentence each: what was left out, counts as missing or was read in a particular way. */
  notes: readonly string[];
}

/**
 * A table together with its clock and, where a simulator made it, its truth.
 * `table` holds everything, the future too: read it through a view (clock.ts), never directly.
 */
export interface World {
  dataset: DatasetSpec;
  table: Table;
  columns: readonly ColumnSpec[];
  /** The systems that the columns come from. */
  sourceSpecs: readonly SourceSpec[];
  roles: Roles;
  /** First creation (inclusive) and end of creations (exclusive), in minutes. */
  from: number;
  to: number;
  /** Identifies the content of the table, for the lineage. */
  checksum: string;
  /** Of a file only. */
  reading?: Reading;
  /**
   * True probability at creation that `label` will be 1, for the given rows; null where nobody knows.
   * The rows come back in the order in which they were given.
   */
  trueProbability(label: string, rows: Int32Array, options?: Options): Float64Array | null;
}
