import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

async function sharedLink(lab: LabPage): Promise<string> {
  await lab.watched.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await lab.button('Share').click();
  await lab.button('Link copied').waitFor();
  return lab.page.evaluate(() => navigator.clipboard.readText());
}

test('a shared link gives somebody else the same experiment and the same numbers', async () => {
  const mine = await open(smallLink({ model: 'boosted-trees', seed: '11', guess: '0.8' }));
  await mine.run();
  await mine.tab('Calibration').click();
  const link = await sharedLink(mine);
  const theirs = await open(new URL(link).hash);
  await theirs.run();
  const [a, b] = [await mine.savedRun(), await theirs.savedRun()];
  expect(b.result.report).toEqual({ ...a.result.report, seconds: b.result.report.seconds });
  expect(b.result.report.experiment).toMatchObject({ seed: 11, dataset: { rows: 8000 } });
  expect(b.prediction).toBe(0.8);
  expect(await theirs.tab('Calibration').getAttribute('aria-selected')).toBe('true');
});

test('where copying is forbidden, the link is shown to be copied by hand', async () => {
  const lab = await open(smallLink(), {
    prepare: (page) =>
      page.addInitScript(() => {
        Clipboard.prototype.writeText = () =>
          Promise.reject(new DOMException('', 'NotAllowedError'));
      }),
  });
  await lab.button('Share').click();
  const dialog = lab.page.getByRole('dialog', { name: 'Share this state' });
  const link = await dialog.getByRole('textbox').inputValue();
  // The address follows the state a moment later.
  await expect.poll(() => lab.page.url(), { timeout: 5000 }).toBe(link);
});

test('a clean slate shows no earlier run, keeps none, and takes none away', async () => {
  const lab = await open(smallLink({ guess: 'skip' }));
  await lab.run();
  await lab.page.goto(lab.page.url() + '&clean=1');
  expect(await lab.notice('A clean slate')).toContain('keeps nothing');
  expect(await lab.headline.innerText()).toBe('Choose, guess, run.');
  expect(await lab.runs.count()).toBe(0);
  await lab.run();
  expect(await lab.runs.count()).toBe(1);
  await lab.reload();
  expect(await lab.runs.count()).toBe(0);
  await lab.page.goto('about:blank');
  await lab.goTo();
  expect(await lab.runs.count()).toBe(1);
});

const UNUSABLE: readonly [string, RegExp][] = [
  ['#/lab?model=xgboost&rows=8000', /no model "xgboost".*boosted-trees/],
  ['#/lab?split=random&gap=14', /no order in time.*gap of 14 days means nothing/],
  ['#/lab?rows=12', /dataset\.rows is 12; it must be a whole number from 1000/],
  ['#/lab?guess=high', /guess is "high": .* from 0\.5 to 1/],
  ['#/lab?utm_source=mail', /utm_source is "mail": a link to the Lab has no such part/],
  ['#/lab?label=<img src=x onerror=alert(1)>', /no label "<img src=x onerror=alert\(1\)>"/],
  ['#/lab?<img src=x onerror=alert(1)>', /<img src is "x onerror=alert\(1\)>"/],
];

test('a link that cannot be followed is refused in words, and the page starts as usual', async () => {
  const lab = await open();
  for (const [hash, words] of UNUSABLE) {
    await lab.goTo(hash);
    expect(await lab.notice('This link could not be followed'), hash).toMatch(words);
    expect(await lab.preset('Everything wrong').getAttribute('aria-current'), hash).toBe('step');
    expect(await lab.page.locator('img').count(), hash).toBe(0);
  }
  await lab.page.goto('about:blank');
  await lab.goTo('#/lab?model=xgboost');
  expect(await lab.notice('This link could not be followed')).toMatch(/no model "xgboost"/);
  expect(await lab.headline.innerText()).toContain('Production says');
});

test('markup in a link that may hold any text does nothing', async () => {
  const lab = await open(smallLink({ tab: '<img src=x onerror=alert(1)>', guess: 'skip' }));
  await lab.run();
  expect(await lab.tab('Leak audit').getAttribute('aria-selected')).toBe('true');
  expect(await lab.page.locator('img').count()).toBe(0);
});
