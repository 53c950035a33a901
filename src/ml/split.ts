import type { Options } from './experiment.ts';
import type { OptionSpec } from './model.ts';
import type { Random } from './random.ts';
import type { Spec } from './spec.ts';

/** What a split may look at: when each eligible row was created (minutes, sorted), its label, its groups. */
export interface SplitRows {
  created: Int32Array;
  y: Uint8Array;
  /** The columns that rows may be grouped by, the one whose rows share a shock first. */
  groupColumns: readonly string[];
  /** The code of each row in such a column; −1 where it has none. */
  codes(column: string): Int32Array;
  /** Days after creation at which every row's label has settled. */
  horizonDays: number;
}

/** Positions in the eligible rows, ascending. A row in none of the three is not used by this fold. */
export interface Fold {
  trainIndex: Int32Array;
  testIndex: Int32Array;
  gapIndex: Int32Array;
}

export interface Split extends Spec {
  /** True when every training row of a fold is older than its test rows. */
  ordered: boolean;
  /** A gap makes sense only where there is an order; elsewhere a gap above 0 is an error. */
  takesGap: boolean;
  options: readonly OptionSpec[];
  /** The column whose groups are never on both sides of a fold, where the split keeps groups together. */
  groupedBy?(options: Options, groupColumns: readonly string[]): string;
  split(rows: SplitRows, options: Options & { gapDays: number }, rng: Random): Fold[];
}
