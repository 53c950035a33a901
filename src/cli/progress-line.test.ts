import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.ts';

function written(isTTY: boolean): string {
  let text = '';
  const stream = { isTTY, write: (part: string) => (text += part) };
  const progress = new ProgressLine(stream);
  progress.show({ kind: 'stage', stage: 'train', detail: '' });
  for (const done of [1, 2])
    progress.show({ kind: 'fit', stage: 'train', progress: { unit: 'tree', done, of: 2 } });
  progress.show({ kind: 'stage', stage: 'replay', detail: 'week by week' });
  progress.show({ kind: 'stage', stage: 'replay', detail: 'once more' });
  progress.clear();
  return text;
}

test('on a terminal progress is one line that is written over and left empty', () => {
  const text = written(true);
  expect(text).not.toContain('\n');
  expect(text).toContain('train: tree 2 of 2');
  expect(text.endsWith('\r\x1b[K')).toBe(true);
});

test('elsewhere a stage is one line', () => {
  expect(written(false)).toBe('train\nreplay: week by week\n');
});
