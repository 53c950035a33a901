import { expect, test } from 'vitest';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

test('a result stays hidden until a guess is given, and the guess stays on the picture', async () => {
  const lab = await open(smallLink());
  await lab.run();
  expect(await lab.headline.innerText()).toBe('The result is in. What did production say?');
  expect(await lab.button('Show the result').isDisabled()).toBe(true);
  expect(await lab.runs.innerText()).toContain('waits for your guess');
  await expect.poll(() => lab.page.getByRole('img').count()).toBe(1);
  expect(await lab.page.getByRole('img').getAttribute('aria-label')).toContain('no score is shown');

  await lab.reload();
  expect(await lab.headline.innerText()).toBe('The result is in. What did production say?');
  await lab.guess.fill('0.81');
  await lab.button('Show the result').click();
  expect(await lab.headline.innerText()).toMatch(/Your test says .* Production says/);
  expect(await lab.guess.isDisabled()).toBe(true);
  const clock = lab.page.getByRole('img', { name: /Your guess is 0\.810/ });
  await clock.locator('canvas').waitFor();

  await lab.reload();
  await clock.locator('canvas').waitFor();
  expect(await lab.runs.innerText()).toContain('0.81');
  await expect.poll(() => lab.page.url()).toContain('guess=0.81');
  expect((await lab.savedRun()).prediction).toBe(0.81);
});

test('no number of a hidden result is on the page, seen or unseen', async () => {
  const lab = await open(smallLink());
  await lab.run();
  const page = await lab.page.content();
  await lab.skipGuess();
  const { offline, replay } = (await lab.savedRun()).result.report;
  for (const { rocAuc } of [offline, replay])
    expect(page.includes(rocAuc!.toFixed(3)), `${rocAuc} is in the page`).toBe(false);
  expect(await lab.headline.innerText()).toContain(replay.rocAuc!.toFixed(3));
});

test('a guess may be skipped, before the run or after it', async () => {
  const lab = await open(smallLink());
  await lab.button('Skip the guess').click();
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
  await lab.goTo(smallLink({ model: 'rule' }));
  await lab.run();
  await lab.skipGuess();
  expect(await lab.headline.innerText()).toContain('Production says');
  expect((await lab.savedRun()).prediction).toBe('skipped');
});

test('with a guess given first, the result is shown as soon as it is there', async () => {
  const lab = await open(smallLink());
  await lab.guess.fill('0.7');
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
  await lab.page.getByRole('img', { name: /Your guess is 0\.700/ }).waitFor();
});
