import type { Worker } from 'playwright-core';
import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

/** Long enough to be interrupted, and its table is made in a moment. */
const LONG_RUN = smallLink({ rows: '100000', model: 'neural-network', guess: 'skip' });
const STOP_MILLISECONDS = 1000;
/** Longer than the page waits for a sign of life. */
const SILENCE_MILLISECONDS = 70_000;

async function training(lab: LabPage): Promise<Worker> {
  await lab.runButton.click();
  await lab.page.getByText(/Training for your test · epoch/).waitFor({ timeout: 60_000 });
  return lab.page.workers()[0]!;
}

test('Stop stops a training run at once, and the worker goes on with the next one', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await lab.run();
  await lab.goTo(LONG_RUN);
  const worker = await training(lab);
  const start = performance.now();
  await lab.stopButton.click();
  expect(await lab.notice('Stopped')).toMatch(/It was at: Training for your test · epoch/);
  expect(performance.now() - start).toBeLessThan(STOP_MILLISECONDS);
  expect(await lab.runs.count()).toBe(1);

  await lab.goTo(smallLink({ model: 'rule', guess: 'skip' }));
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
  expect(lab.page.workers()).toEqual([worker]);
});

test('a worker that dies without a word is noticed, replaced, and takes no earlier run along', async () => {
  const lab = await open(smallLink({ guess: 'skip' }), { prepare: (page) => page.clock.install() });
  await lab.run();
  await lab.goTo(LONG_RUN);
  const worker = await training(lab);
  await worker.evaluate(() => self.close());
  await lab.page.clock.runFor(SILENCE_MILLISECONDS);
  expect(await lab.notice('The worker that trains has ended')).toMatch(
    /no sign of life for \d+ seconds.*no earlier run is lost/s,
  );
  expect(await lab.runs.count()).toBe(1);

  await lab.goTo(smallLink({ model: 'rule', guess: 'skip' }));
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
  await lab.reload();
  expect(await lab.runs.count()).toBe(2);
});

test('a worker whose program cannot be loaded is said at once', async () => {
  const lab = await open(smallLink({ guess: 'skip' }), {
    prepare: (page) => page.route('**/lab.worker-*.js', (route) => route.abort()),
  });
  lab.expected = /Failed to load resource/;
  await lab.run();
  expect(await lab.notice('The worker that trains has ended')).toContain('could not be loaded');
  await lab.page.unroute('**/lab.worker-*.js');
  await lab.run();
  expect(await lab.headline.innerText()).toContain('Production says');
});
