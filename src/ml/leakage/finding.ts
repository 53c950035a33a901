import type { Interval } from '../result.ts';

/**
 * What a condition says of a measure. `leak`: the clock proves it, or the labels were shown to come
 * through. `ask`: so strong or so uneven that somebody must say when it is known. `clear`: this check
 * saw nothing, which is no clean bill.
 */
export type Verdict = 'leak' | 'ask' | 'clear';

/** How a subject is switched off: without its columns, by time with a gap, or with transforms on train. */
export type Remedy = 'columns' | 'split' | 'transforms';

/** One thing that was measured, with its 95 % interval where it has one. */
export interface Measure {
  name: string;
  value: number | null;
  low?: number;
  high?: number;
  /** How a screen writes it. */
  as: 'share' | 'rocAuc' | 'difference' | 'count';
}

/**
 * What the subject costs or brings. Of a removal, the differences that it makes (without − with): an
 * optimism below 0 is what the subject had promised too much. Of `addedToTwin`, what adding it makes.
 */
export interface Price {
  offline: Interval;
  replay: Interval;
  optimism: Interval;
  /** What was done: "without its columns", "with the split by time". */
  how: string;
}

export interface Finding {
  /** Id of the check. */
  check: string;
  /** A feature's id, or what rows or step the finding is about. */
  subject: string;
  subjectTitle: string;
  /** The measure that the condition looks at; null where it has no value. */
  value: number | null;
  measures: Measure[];
  /** When the subject is known, in the dictionary's words; null where it is no column. */
  knownAt: string | null;
  verdict: Verdict;
  /** The condition in words, with the numbers that it judged. */
  because: string;
  /** Feature ids that one click removes; empty where there is nothing to remove. */
  columns: string[];
  remedy: Remedy | null;
  /** null: not flagged, or not priced (yet). */
  price: (Price & { addedToTwin: Price | null }) | null;
}

/** An audit, whole or as far as it has come. It never gives a clean bill. */
export interface Audit {
  /** Worst first: leaks before questions before what is clear, then by price, then by value. */
  findings: Finding[];
  /** All flagged columns removed together: single ablations hide leaks that columns share. */
  together: { subjects: string[]; price: Price } | null;
  /** What was checked, in sentences. */
  checked: string[];
  /** What could not be checked here, and why. */
  notChecked: string[];
  /** What no check of these can see. */
  blindTo: string[];
  /** False while prices are still being computed. */
  complete: boolean;
}
