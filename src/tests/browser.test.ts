import { createServer } from 'node:http';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import { newPage, openBrowser } from './browser.ts';
import { serveSite, type Site } from './site.ts';

let browser: Browser;
let site: Site;
const foreign = createServer((_request, response) =>
  response.writeHead(204, { 'Access-Control-Allow-Origin': '*' }).end(),
);

beforeAll(async () => {
  await new Promise<void>((resolve) => foreign.listen(0, '127.0.0.1', resolve));
  const elsewhere = `http://127.0.0.1:${(foreign.address() as AddressInfo).port}`;
  const folder = mkdtempSync(join(tmpdir(), 'holdout-site-'));
  const page = (script: string) =>
    `<!doctype html><link rel="icon" href="data:,"><title>Page</title><script>${script}</script>`;
  writeFileSync(join(folder, 'index.html'), page('new Worker("quiet.js")'));
  writeFileSync(join(folder, 'quiet.js'), 'console.log("fine")');
  writeFileSync(
    join(folder, 'loud.html'),
    page(`console.warn('careful'); console.error('wrong'); fetch('${elsewhere}/page');
      new Worker('loud.js'); setTimeout(() => { throw new Error('uncaught in the page'); });`),
  );
  writeFileSync(
    join(folder, 'loud.js'),
    `console.error('wrong in a worker'); fetch('${elsewhere}/worker');
     setTimeout(() => { throw new Error('uncaught in a worker'); });`,
  );
  site = await serveSite({ folder });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await site?.close();
  foreign.close();
});

test('a page that does nothing wrong has no problems', async () => {
  const { page, context, problems } = await newPage(browser, site.url);
  await page.goto(site.url, { waitUntil: 'networkidle' });
  expect(problems()).toEqual([]);
  await context.close();
});

test('errors, warnings and foreign requests are noted, in workers too', async () => {
  const { page, context, problems } = await newPage(browser, site.url);
  await page.goto(`${site.url}loud.html`, { waitUntil: 'networkidle' });
  const noted = problems().join('\n');
  expect(noted).toContain('console warning: careful');
  expect(noted).toContain('console error: wrong\n');
  expect(noted).toContain('uncaught: uncaught in the page');
  expect(noted).toMatch(/foreign request: .*\/page/);
  expect(noted).toContain('console error: wrong in a worker');
  expect(noted).toContain('uncaught in a worker');
  expect(noted).toMatch(/foreign request: .*\/worker/);
  await context.close();
});

test('a screenshot lands in test-output', async () => {
  const { page, context, screenshot } = await newPage(browser, site.url);
  const file = join(root, 'test-output/harness.png');
  rmSync(file, { force: true });
  await page.goto(site.url);
  await screenshot('harness');
  expect(existsSync(file)).toBe(true);
  await context.close();
});

test('a folder without a built site is named with the remedy', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-empty-'));
  await expect(serveSite({ folder })).rejects.toThrow(/holds no built site.*npm run build/);
});
