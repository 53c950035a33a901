import { expect, test } from 'vitest';
import { code, lessonOf } from './build/lesson-of.test-data.ts';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { Worlds } from './headless/worlds.ts';
import { cellKinds } from './kinds.ts';
import { Notebook } from './Notebook.svelte.ts';

const worlds = new Worlds();
const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };
const notebookOf = (body: string) =>
  new Notebook({ lesson: lessonOf(body), kinds: cellKinds, engines });

test('a cell has one snapshot, which is replaced when something changes and not before', async () => {
  const notebook = notebookOf(
    code('one', 'export const a = 1;') + code('two', 'export const b = 2;'),
  );
  const [one, two] = [notebook.cell('one'), notebook.cell('two')];
  const done = notebook.run('one');
  expect(notebook.cell('one').status.kind).toBe('running');
  expect(notebook.busy).toBe(true);
  await done;
  expect(notebook.cell('one').status.kind).toBe('done');
  expect(one.status.kind).toBe('idle');
  expect(notebook.cell('two')).toBe(two);
});

test('figures, what is held back and the count of steps follow the results', async () => {
  const notebook = notebookOf(
    `${code('one', 'export const a = 0.5;')}::: after one\n\nHalf: {{ one.a | percent }} of {{ lesson.rows | count }}.\n\n:::\n`,
  );
  const block = notebook.lesson.blocks[1]!;
  if (block.kind !== 'prose') throw new Error('no prose');
  expect(notebook.isShown(block)).toBe(false);
  expect(notebook.steps).toEqual({ done: 0, of: 1 });
  await notebook.run('one');
  expect(notebook.isShown(block)).toBe(true);
  expect(notebook.steps).toEqual({ done: 1, of: 1 });
  expect(notebook.fill(block.prose).replace(/<[^>]*>/g, '')).toBe('Half: 50 % of 2,000.\n');
});

test('a page can hand over its own state as work', () => {
  const notebook = notebookOf(code('one', '1;'));
  const draft = $state({ code: '2;' });
  notebook.setWork('one', draft);
  draft.code = '3;';
  expect(notebook.cell('one').work).toEqual({ code: '2;' });
});

test('a clean slate says that nothing is kept', async () => {
  const notebook = notebookOf(code('one', '1;'));
  expect(notebook.kept.saved).toEqual({ kind: 'opening' });
  await notebook.open(null);
  expect(notebook.kept.saved).toEqual({ kind: 'not-kept', why: 'clean-slate' });
  expect(notebook.conflict('one')).toBeNull();
});
