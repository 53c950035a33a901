import type { View } from './clock.ts';
import type { LabelHistory } from './label.ts';
import type { Spec } from './spec.ts';
import type { Column } from './table.ts';
import type { World } from './world.ts';

/** The source's six families, and `raw` for a column as it stands. */
export type FeatureFamily =
  'raw' | 'temporal' | 'aggregation' | 'entity encoding' | 'interaction' | 'external' | 'lag';

/** What a feature may learn from, besides the view that it is asked about. */
export interface FeatureContext {
  world: World;
  /** The end of today, in minutes: nothing later may be learned from. */
  today: number;
  /** Rows that are eligible for training or testing, ascending. */
  eligible: Int32Array;
  /** The learner's label: its history (for as-of rates) and its value today for the eligible rows. */
  history: LabelHistory;
  y: Uint8Array;
}

/**
 * A feature gives a value for each row of the world, read through a view: the warehouse as of today for
 * rows to learn from, the serving view for rows to score. The same code reads both; where the values
 * differ, that difference is training–serving skew.
 */
export interface Feature extends Spec {
  family: FeatureFamily;
  /** In words, for the dictionary: "creation", "as of creation", "delivery", … */
  knownAt: string;
  /** True when the value is not known at creation: the feature is a leak. */
  later: boolean;
  /** Ids of the features that an honest recipe uses instead; itself when it is already honest. */
  honest: readonly string[];
  /** The entity's column, where the values tell of an entity: its rate, its mean, its delays. */
  entity?: string;
  /** The values are the same through every view, so they are computed once. */
  viewless?: true;
  values(view: View, context: FeatureContext): Column;
}

/** A named choice of features; which ones exist follows from the world's dictionary and roles. */
export interface FeatureSet extends Spec {
  /** Order on the screen. */
  order: number;
  /** Its features are offered one by one, never all together. */
  singly?: true;
  of(world: Pick<World, 'columns' | 'roles'>): Feature[];
}
