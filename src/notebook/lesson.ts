import type { DatasetSpec } from '../ml/world.ts';
import type { Figure } from './figure.ts';

/** Markdown made into safe HTML, with places for figures that only a result can fill. */
export interface Prose {
  /** A figure's place is `<span data-figure="0"></span>`; the number counts in `figures`. */
  html: string;
  figures: readonly Figure[];
}

export interface Heading {
  id: string;
  text: string;
  level: 2 | 3;
}

/** What a list of lessons shows; small, and loaded with the page. */
export interface LessonSummary {
  /** The name of its folder: `07-splits-and-evaluation`. */
  slug: string;
  number: number;
  title: string;
  phase: string;
  minutes: number;
  /** Slugs of the lessons that it builds on. */
  needs: readonly string[];
  summary: string;
  headings: readonly Heading[];
  /** Cells in which a learner does something, in the order of the page, for the progress shown. */
  steps: readonly Step[];
}

export interface Step {
  id: string;
  kind: string;
  /** The heading under which it stands; null before the first. */
  heading: string | null;
}

/** A lesson as it was parsed when the site was built; it survives JSON. */
export interface Lesson extends LessonSummary {
  /** The table that its code cells read, and what its experiments take where they say nothing. */
  dataset: DatasetSpec;
  today: string;
  blocks: readonly Block[];
  footnotes: Prose | null;
}

/** A stretch of the page. It is held back until every cell named in `after` has shown its result. */
export type Block = { after: readonly string[] } &
  // The Markdown is what the exports are made of.
  ({ kind: 'prose'; prose: Prose; markdown: string } | { kind: 'cell'; cell: Cell });

/** What every cell says of itself; each kind adds its own. */
export interface Cell {
  kind: string;
  id: string;
  /** Identifies the text that the cell was parsed from: work made on another text asks what to keep. */
  hash: string;
  /** Of the fence in the lesson's file. */
  line: number;
}

export function cellsOf(lesson: Pick<Lesson, 'blocks'>): Cell[] {
  return lesson.blocks.flatMap((block) => (block.kind === 'cell' ? [block.cell] : []));
}

/** The name under which figures read what is true of a lesson without any cell. */
export const LESSON = 'lesson';

export function lessonValue({
  today,
  dataset,
  minutes,
}: Pick<Lesson, 'today' | 'dataset' | 'minutes'>) {
  return { today, rows: dataset.rows, minutes };
}
