import { plainText } from '../../notebook/plain-text.ts';
import type { Lesson } from '../../notebook/lesson.ts';
import { glossary, type GlossaryEntry } from './glossary.ts';

/** A term, with the very words by which its place in the text is found. */
export interface FirstTerm extends Pick<GlossaryEntry, 'title' | 'text'> {
  found: string;
}

/** One explanation beside a stretch of text helps; a column of them is noise. */
const MOST_BESIDE = 1;

/** The terms that first occur in each stretch of a lesson's text, by its place among the blocks. */
export function firstTerms({ blocks }: Pick<Lesson, 'blocks'>): ReadonlyMap<number, FirstTerm[]> {
  const beside = new Map<number, FirstTerm[]>();
  const texts = blocks.map((block) => (block.kind === 'prose' ? plainText(block.prose) : ''));
  for (const { title, text, words } of glossary) {
    const at = texts.findIndex((one) => words.test(one));
    const there = beside.get(at) ?? [];
    if (at < 0 || there.length >= MOST_BESIDE) continue;
    beside.set(at, [...there, { title, text, found: words.exec(texts[at]!)![0] }]);
  }
  return beside;
}
