import type { Figure } from './figure.ts';
import type { Effort } from './timing.ts';

/** One measurement, made in a process of its own so that its peak of memory is its own. */
export interface Task {
  part: string;
  /** Rows of the world that it is measured on; null where that means nothing. */
  rows: number | null;
  /** What is measured, where a part measures several things one by one: a model's id. */
  subject: string | null;
  effort: Effort;
  root: string;
}

export interface Part {
  id: string;
  title: string;
  /** What was measured, in a sentence or two under the table's title. */
  summary: string;
  rows: readonly (number | null)[];
  subjects: readonly (string | null)[];
  measure(task: Task): Promise<Figure[]>;
}

/** A part that this machine cannot measure: it lacks a browser, or scikit-learn. */
export class LeftOut extends Error {
  override name = 'LeftOut';
}

export const SIZES: readonly number[] = [50_000, 165_000, 1_000_000];
