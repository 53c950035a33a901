import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { SOLUTION, useLesson } from './use-lesson.ts';

const open = useLesson();

test('from start to end as a learner would: wrong first, away in the middle, then done', async () => {
  const lesson = await open();
  const { page } = lesson;
  expect(await lesson.progress()).toBe('0 of 8 done');

  await lesson.run('late-share');
  expect(await lesson.cell('late-share').innerText()).toContain('The result is in.');
  expect(await lesson.cell('late-share').getByRole('table').count()).toBe(0);
  await page.getByText('The lesson goes on here once you have made your guess.').waitFor();
  await lesson.guess('late-guess', '0.5');
  expect(await lesson.status('late-guess').innerText()).toMatch(/^locked in \d\d:\d\d$/);
  expect(await lesson.cell('late-guess').innerText()).toMatch(
    /\d+ points off\s+You said 50 %; it is \d+ %, [\d,]+ of [\d,]+ parcels/,
  );
  await lesson.cell('late-share').getByRole('cell', { name: 'weather_exception' }).waitFor();
  await page.getByText('Look at the reasons in the table.').waitFor();

  await lesson.run('ours');
  expect(await lesson.cell('ours').innerText()).toContain('still the code it began with');
  await lesson.write('ours', 'export function ours(parcel) { return 1; }');
  await lesson.run('ours');
  expect(await lesson.cell('ours').innerText()).toMatch(
    /Parcel 4711 is late because of weather; your label calls it ours\./,
  );
  await lesson.press('ours', 'Hint');
  expect(await lesson.status('ours').innerText()).toBe('2 of 5 checks · hint 1 of 2 open');

  await lesson.saved();
  await lesson.reload();
  expect(await lesson.status('ours').innerText()).toBe('2 of 5 checks · hint 1 of 2 open');
  expect(await lesson.code('ours')).toBe('export function ours(parcel) { return 1; }');
  expect(await lesson.cell('late-guess').innerText()).toContain('You said 50 %');
  await lesson.button('Resume at “Write it yourself”').click();
  expect(await lesson.cell('ours').evaluate((cell) => cell === document.activeElement)).toBe(true);

  await lesson.write('ours', SOLUTION);
  await lesson.run('ours');
  expect(await lesson.status('ours').innerText()).toBe('5 of 5 checks · hint 1 of 2 open');

  await lesson.choose('keeps', 'nothing to speak of');
  await lesson.press('keeps', 'Lock in');
  await lesson.press('keeps', 'run the cell below');
  await lesson.run('first-score');
  const result = lesson.cell('first-score').getByText(/The test promised 0\.\d{3}\./);
  await result.waitFor();
  await lesson
    .cell('promised')
    .getByRole('img', { name: /The test promised/ })
    .waitFor();
  await lesson.choose('known-when', 'the number of scans');
  await lesson.press('known-when', 'Check');
  expect(await lesson.cell('known-when').innerText()).toContain(
    'It grows while the parcel travels',
  );
  await lesson.choose('known-when', 'the moment that was promised');
  expect(await lesson.cell('known-when').getByText('No.').count()).toBe(0);
  await lesson.press('known-when', 'Check');
  expect(await lesson.status('known-when').innerText()).toBe('right at try 2');
  await lesson.run('known-then');
  await page.getByText('Which of the two would you rather be asked about').waitFor();

  const note = lesson.cell('first-note').getByRole('textbox');
  expect(await note.inputValue()).toMatch(
    /I had expected 50 %\.\n- My rule for "late, and ours" was right\./,
  );
  await note.fill(`${await note.inputValue()} Which rows were in the test?`);
  await lesson.cell('first-note').getByRole('checkbox', { name: 'Finished' }).check();
  const file = await lesson.download('Download');
  expect(await readFile(await file.path(), 'utf8')).toContain('Which rows were in the test?');
  expect(await lesson.progress()).toBe('8 of 8 done');
  expect(await page.locator('.side').innerText()).toContain('5 min · all done');
});

test('an experiment of a lesson opens in the Lab, where it need not run again', async () => {
  const lesson = await open();
  const { page } = lesson;
  await lesson.press('keeps', 'Skip the guess');
  await lesson.cell('first-score').getByRole('radio', { name: 'By time', exact: true }).check();
  await lesson.run('first-score');
  await lesson.cell('first-score').getByRole('link', { name: 'Open in the Lab' }).click();
  await page.getByRole('heading', { name: /Your test says 0\.\d{3}\. Production says/ }).waitFor();
  expect(await page.title()).toBe('Holdout · Lab');
  const runs = page.getByRole('region', { name: 'Table: your runs' });
  expect(await runs.innerText()).toContain('Lesson 0: A score to be proud of');
  expect(page.url()).toMatch(/split=time.*rows=8000/);
  await page.goBack();
  await lesson.started();
  expect(await lesson.status('first-score').innerText()).toMatch(/^ran in/);
});
