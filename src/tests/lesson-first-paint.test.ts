import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { scriptSizes, type SizedFile } from '../cli/script-sizes.ts';
import { LESSON, useLesson } from './use-lesson.ts';

const open = useLesson();
const DIST = join(root, 'dist');
const FIRST_SCRIPT_BYTES = 150_000;
const KEYSTROKE_MILLISECONDS = 16;
/** Words that only these libraries hold, whatever they are bundled with. */
const HEAVY = { vega: /vgsid/, tensorflow: /FusedMatMul/, codemirror: /cm-scroller/ };

test('a lesson’s text needs at most 150 kB of script, and none of the heavy ones', async () => {
  const { first, later, firstGzippedBytes } = await scriptSizes(DIST, 'LessonPage');
  expect(firstGzippedBytes).toBeLessThanOrEqual(FIRST_SCRIPT_BYTES);
  for (const library of Object.values(HEAVY)) {
    const holds = ({ file }: SizedFile) => library.test(readFileSync(join(DIST, file), 'utf8'));
    expect(first.filter(holds)).toEqual([]);
    expect(later.filter(holds)).not.toEqual([]);
  }
});

test('while the editor has not come, the code stands there, and can be written and run', async () => {
  const lesson = await open(LESSON, {
    prepare: (page) => page.route('**/code-mirror-*.js', (route) => route.abort()),
  });
  lesson.expected = /code-mirror|ERR_FAILED/;
  const field = lesson.cell('ours').getByRole('textbox', { name: /^Code of exercise 1/ });
  expect(await field.inputValue()).toContain('export function ours(parcel)');
  await field.fill('export function ours() { return 1; }');
  await field.press('Control+Enter');
  await lesson.cell('ours').getByText('Parcel 4711 is late because of weather').waitFor();
  await field.press('Escape');
  expect(await lesson.cell('ours').evaluate((cell) => cell === document.activeElement)).toBe(true);
});

test('what was typed before the editor came stays where it is, and so does the cursor', async () => {
  let letGo = () => {};
  const gate = new Promise<void>((resolve) => (letGo = resolve));
  const lesson = await open(LESSON, {
    prepare: (page) =>
      page.route('**/code-mirror-*.js', (route) => gate.then(() => route.continue())),
  });
  const field = lesson.cell('ours').getByRole('textbox', { name: /^Code of exercise 1/ });
  await field.fill('export const a = 1;');
  const height = async () => (await lesson.cell('late-share').boundingBox())!.height;
  const before = await height();
  letGo();
  await lesson.editor('ours').waitFor();
  await lesson.page.keyboard.type(' // more');
  expect(await lesson.code('ours')).toBe('export const a = 1; // more');
  // Its longest line is wrapped, there as here.
  await lesson.editor('late-share').waitFor();
  expect(await height()).toBeCloseTo(before, 0);
});

test('a keystroke takes the page no longer than a frame', async () => {
  const lesson = await open(LESSON, { prepare: (page) => page.addInitScript(noteKeystrokes) });
  await lesson.editor('late-share').click();
  await lesson.page.keyboard.press('Control+End');
  await lesson.page.keyboard.type('\nconst more = deliveries.numRows() * 2;', { delay: 30 });
  const took = await lesson.page.evaluate(() => (window as unknown as { took: number[] }).took);
  const sorted = took.toSorted((a, b) => a - b);
  expect(sorted.length).toBeGreaterThan(30);
  // The machine may be busy with something else at one of them.
  expect(sorted[Math.floor(sorted.length * 0.9)]).toBeLessThanOrEqual(KEYSTROKE_MILLISECONDS);
});

/** Runs in the page: what all that listens to a keystroke takes, and the update of the page after it. */
function noteKeystrokes(): void {
  const took: number[] = [];
  (window as unknown as { took: number[] }).took = took;
  let start = 0;
  addEventListener('keydown', () => (start = performance.now()), { capture: true });
  // By the microtask after the last listener all is done that is done at once.
  addEventListener('input', () => queueMicrotask(() => took.push(performance.now() - start)));
}
