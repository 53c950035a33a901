import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { scriptSizes, type SizedFile } from '../cli/script-sizes.ts';
import { useLab } from './use-lab.ts';

const open = useLab();
const DIST = join(root, 'dist');
const FIRST_SCRIPT_BYTES = 120_000;
/** Words that only these libraries hold, whatever they are bundled with. */
const VEGA = /vgsid/;
const TENSORFLOW = /FusedMatMul/;

test('the first preset’s result is there at once, and says that it came with the page', async () => {
  const lab = await open();
  expect(await lab.headline.innerText()).toMatch(
    /Your test says 0\.\d{3}\. Production says 0\.\d{3}/,
  );
  expect(await lab.page.getByText('computed when this page was built').count()).toBe(1);
  expect(await lab.preset('Everything wrong').getAttribute('aria-current')).toBe('step');
  await lab.page
    .getByRole('img', { name: /The test promised/ })
    .locator('canvas')
    .waitFor();
  await lab.page.getByText('None of your own yet.').waitFor();
});

test('the first paint needs at most 120 kB of script, and neither TensorFlow.js nor Vega', async () => {
  const { first, later, firstGzippedBytes } = await scriptSizes(DIST, 'LabPage');
  expect(firstGzippedBytes).toBeLessThanOrEqual(FIRST_SCRIPT_BYTES);
  for (const library of [VEGA, TENSORFLOW]) {
    const holds = ({ file }: SizedFile) => library.test(readFileSync(join(DIST, file), 'utf8'));
    expect(first.filter(holds)).toEqual([]);
    expect(later.filter(holds)).not.toEqual([]);
  }

  const lab = await open();
  const loaded = await lab.page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
    return (performance.getEntriesByType('resource') as PerformanceResourceTiming[])
      .filter(({ name, startTime }) => name.endsWith('.js') && startTime <= paint)
      .map(({ name }) => name.slice(name.indexOf('assets/')));
  });
  expect(first.map(({ file }) => file)).toEqual(expect.arrayContaining(loaded));
  expect(loaded).not.toEqual([]);
});

test('the page carries a policy that allows no eval, no inline script and no other origin', () => {
  const page = readFileSync(join(DIST, 'index.html'), 'utf8').replaceAll('&#39;', "'");
  const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)![1]!;
  expect(policy).toContain("default-src 'self'");
  expect(policy).not.toMatch(/'unsafe-(eval|inline)'|https?:|\*/);
});

test('without the built result the page says what to do first', async () => {
  const lab = await open('#/lab', {
    prepare: (page) =>
      page.route('**/data/first-result.json', (route) => route.fulfill({ status: 404 })),
  });
  lab.expected = /status of 404/;
  expect(await lab.headline.innerText()).toBe('Choose, guess, run.');
});
