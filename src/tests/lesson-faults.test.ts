import { expect, test } from 'vitest';
import { useLesson } from './use-lesson.ts';

const open = useLesson();
const ID = 'late-share';

test('an endless loop is stopped, nothing is lost, and the next run answers', async () => {
  const lesson = await open();
  await lesson.press('late-guess', 'Skip the guess');
  await lesson.write(ID, 'display("before");\nwhile (true) {}');
  await lesson.press(ID, /^Run/);
  await lesson.cell(ID).getByText('before').waitFor();
  await lesson.press(ID, 'Stop');
  await lesson.ended(ID);
  expect(await lesson.cell(ID).innerText()).toContain('It was stopped.');
  expect(await lesson.code(ID)).toContain('while (true)');
  await lesson.write(ID, 'display("after");\nexport const lateShare = 0.2;');
  await lesson.run(ID);
  expect(await lesson.cell(ID).innerText()).toContain('after');
  expect(await lesson.status(ID).innerText()).toMatch(/^ran in/);
});

test('code that throws is marked at its line, in plain words', async () => {
  const lesson = await open();
  await lesson.write(ID, 'const late = 1;\n\ndisplay(late + misspelt);');
  await lesson.run(ID);
  expect(await lesson.status(ID).innerText()).toMatch(/^failed/);
  expect(await lesson.cell(ID).innerText()).toMatch(/Line 3, column 16\. ?misspelt is not defined/);
  expect(await lesson.editor(ID).locator('.failed-line').innerText()).toContain('misspelt');
  expect(await lesson.editor(ID).locator('.failed-token').innerText()).toBe('misspelt');
  await lesson.write(ID, 'display(1);\nexport const lateShare = 0.2;');
  await lesson.run(ID);
  expect(await lesson.editor(ID).locator('.failed-line').count()).toBe(0);
});

test('what code prints stays text, and a million lines of it are refused', async () => {
  const lesson = await open();
  await lesson.press('late-guess', 'Skip the guess');
  await lesson.write(
    ID,
    `display('<img src=x onerror=alert(1)>');
export const lateShare = 0.2;
export const late = '<img src=x>';
export const due = 3;
display(aq.table({ '<b>name</b>': ['<script>alert(1)</script>'] }));`,
  );
  await lesson.run(ID);
  await lesson.cell(ID).getByText('<img src=x onerror=alert(1)>', { exact: true }).waitFor();
  await lesson.cell(ID).getByRole('cell', { name: '<script>alert(1)</script>' }).waitFor();
  expect(await lesson.page.locator('img, article script').count()).toBe(0);
  await lesson.write(ID, 'for (let i = 0; i < 1e6; i++) console.log(i);');
  await lesson.run(ID);
  expect(await lesson.cell(ID).innerText()).toContain('so it was stopped: print a summary');
});

test('a chart that code makes is drawn, with its numbers as a table', async () => {
  const lesson = await open();
  await lesson.press('late-guess', 'Skip the guess');
  await lesson.write(
    ID,
    `export const lateShare = 0.2;
display(vl({ title: 'By carrier', data: deliveries.groupby('carrier').count(), mark: 'bar',
  encoding: { x: { field: 'carrier' }, y: { field: 'count', type: 'quantitative' } } }));`,
  );
  await lesson.run(ID);
  const chart = lesson.cell(ID).getByRole('img', { name: /^By carrier/ });
  await chart.locator('svg').waitFor();
  await lesson.cell(ID).getByText('Numbers as a table').click();
  expect(await lesson.cell(ID).getByRole('columnheader').allInnerTexts()).toEqual([
    'carrier',
    'count',
  ]);
});

test('a change in one cell makes those that read it run again, or turn stale', async () => {
  const lesson = await open();
  await lesson.guess('late-guess', '0.2');
  await lesson.run(ID);
  await lesson.write(
    ID,
    'export const lateShare = 0.35; export const due = 100; export const late = 35;',
  );
  await lesson.status(ID).getByText('stale').waitFor();
  await lesson.cell(ID).getByText('It was changed since it ran.').waitFor();
  await lesson.button('Run stale (1)').click();
  await lesson.cell('late-guess').getByText('it is 35 %, 35 of 100 parcels').waitFor();
});
