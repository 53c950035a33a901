import { expect, test } from 'vitest';
import { lessonOf } from '../../notebook/build/lesson-of.test-data.ts';
import { plainText } from '../../notebook/plain-text.ts';
import { sideNotes } from './side-notes.ts';

const lesson = lessonOf(
  'First[^one] and second[^two].\n\n```js code cut\n1;\n```\n\nAgain[^two].\n\n[^one]: Of _one_, {{ lesson.rows | count }} rows:\n\n    - a list\n\n[^two]: Of two.\n',
);
const proses = lesson.blocks.flatMap((block) => (block.kind === 'prose' ? [block.prose] : []));
const rows = () => ({ rows: 2000 });

test('a stretch of text has the notes that it refers to, each whole', () => {
  const [first, second] = sideNotes(lesson, proses[0]!);
  expect(plainText(first!.prose, rows)).toMatch(/^Of one, 2,000 rows:\s+a list$/);
  expect(plainText(second!.prose)).toBe('Of two.');
  expect(second!.prose.html).not.toContain('footnote-back');
  expect(sideNotes(lesson, proses[1]!).map(({ number }) => number)).toEqual([2]);
});

test('a lesson without notes has none beside its text', () => {
  expect(sideNotes(lessonOf('Nothing.'), { html: '/fn-1"', figures: [] })).toEqual([]);
});
