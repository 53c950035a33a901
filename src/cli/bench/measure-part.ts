import { countText } from '../number-text.ts';
import type { ProgressLine } from '../progress-line.ts';
import { growthFigures } from './growth.ts';
import { measureInChild } from './measure-in-child.ts';
import type { Part } from './part.ts';
import type { PartResult } from './result.ts';
import { ONCE, SEVERAL } from './timing.ts';

export interface BenchOptions {
  root: string;
  /** The smallest size, once. */
  quick: boolean;
}

/** Measures a part at each of its sizes, each subject in a process of its own, one after the other. */
export async function measurePart(
  { id, title, summary, rows, subjects }: Part,
  { root, quick }: BenchOptions,
  progress: ProgressLine,
): Promise<PartResult> {
  const result: PartResult = { id, title, summary, figures: [], leftOut: [], failed: [] };
  const effort = quick ? ONCE : SEVERAL;
  for (const size of quick ? rows.slice(0, 1) : rows)
    for (const subject of subjects) {
      const what = [subject, size === null ? null : `${countText(size)} rows`].filter(Boolean);
      progress.say([title, ...what].join(', '), '');
      const answer = await measureInChild({ part: id, rows: size, subject, effort, root });
      if ('figures' in answer) result.figures.push(...answer.figures);
      else if ('leftOut' in answer) result.leftOut.push([...what, answer.leftOut].join(', '));
      else result.failed.push([...what, answer.failed].join(', '));
    }
  if (id === 'rates') result.figures.push(...growthFigures(result.figures));
  return result;
}
