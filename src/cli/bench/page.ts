import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import type { Report } from '../../ml/result.ts';
import { visit, type VisitedSite } from './chromium.ts';
import { figure, type Figure } from './figure.ts';
import { longestTask, timesOf, waitForResult } from './page-times.ts';
import type { Part, Task } from './part.ts';
import { TARGETS } from './target.ts';

const FIRST_VISIT = 'first visit';
const AUDIT = 'audit';
const HONEST = 'label=own-reasons&features=as-of&split=time&gap=14&transforms=train';
const MODELS = ['boosted-trees', 'logistic-regression', 'neural-network'] as const;

export const page: Part = {
  id: 'page',
  title: 'The page in Chromium',
  summary:
    'The built site, served from this machine: a first visit, then the honest experiment on the default table by pressing Run. The longest task is the main thread’s; below 50 ms none is reported.',
  rows: [null],
  subjects: [FIRST_VISIT, ...MODELS, AUDIT],
  measure(task) {
    if (task.subject === FIRST_VISIT) return measureFirstVisit(task);
    return task.subject === AUDIT ? measureAudit(task) : measureRuns(task, task.subject!);
  },
};

async function measureFirstVisit(task: Task): Promise<Figure[]> {
  const paints: number[] = [];
  const scripts: number[] = [];
  const results: number[] = [];
  const longest: number[] = [];
  await visit(task, async (page, site) => {
    await page.goto(site.url);
    results.push(await waitForResult(page));
    await page.waitForLoadState('networkidle');
    longest.push(longestTask(await timesOf(page), 0, Infinity));
    const { paint, loaded } = await firstPaint(page);
    paints.push(paint);
    scripts.push(gzippedKB(site, loaded));
  });
  return [
    figure('first contentful paint', 'ms', paints),
    figure('script loaded by then, gzipped', 'kB', scripts, TARGETS.firstScript),
    figure('the built result on screen', 'ms', results),
    figure('longest task until all is drawn', 'ms', longest),
  ];
}

async function measureRuns(task: Task, model: string): Promise<Figure[]> {
  const waits: number[] = [];
  const whileRunning: number[] = [];
  const whileDrawing: number[] = [];
  const reports: Report[] = [];
  await visit(task, async (page, { url }) => {
    await page.goto(`${url}#/lab?${HONEST}&model=${model}&guess=skip`);
    await page.waitForSelector('h1:has-text("Choose, guess, run.")');
    const start = await page.evaluate(() => performance.now());
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    const end = await waitForResult(page);
    reports.push(await savedReport(page));
    waits.push((end - start) / 1000);
    const times = await timesOf(page);
    whileRunning.push(longestTask(times, start, end));
    whileDrawing.push(longestTask(times, end, Infinity));
  });
  const run = reports.map(({ seconds }) => Object.values(seconds).reduce((a, b) => a + b, 0));
  const target = TARGETS.experiment[model as keyof typeof TARGETS.experiment] ?? null;
  return [
    figure(`${model}: from Run to its result, table loaded on the way`, 's', waits),
    figure(`${model}: the experiment itself`, 's', run, target),
    figure(`${model}: longest task meanwhile`, 'ms', whileRunning, TARGETS.longestTask),
    figure(`${model}: longest task of drawing the result`, 'ms', whileDrawing),
    figure(
      `${model}: offline ROC AUC`,
      '',
      reports.map(({ offline }) => offline.rocAuc!),
    ),
    figure(
      `${model}: replayed ROC AUC`,
      '',
      reports.map(({ replay }) => replay.rocAuc!),
    ),
  ];
}

/** The audit of the honest run that was just made, as a person asks for it. */
async function measureAudit(task: Task): Promise<Figure[]> {
  const first: number[] = [];
  const whole: number[] = [];
  await visit(task, async (page, { url }) => {
    await page.goto(`${url}#/lab?${HONEST}&model=boosted-trees&guess=skip&tab=audit`);
    await page.waitForSelector('h1:has-text("Choose, guess, run.")');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await waitForResult(page);
    const start = performance.now();
    await page.getByRole('button', { name: 'Audit this run' }).click();
    await page.getByRole('heading', { name: 'What was checked' }).waitFor({ timeout: 300_000 });
    first.push((performance.now() - start) / 1000);
    await page
      .getByRole('button', { name: 'Stop' })
      .first()
      .waitFor({ state: 'detached', timeout: 300_000 });
    whole.push((performance.now() - start) / 1000);
  });
  return [
    figure('audit of the honest run: first findings', 's', first, TARGETS.audit.first),
    figure('audit of the honest run: done and priced', 's', whole, TARGETS.audit.whole),
  ];
}

async function firstPaint(page: Page): Promise<{ paint: number; loaded: string[] }> {
  return page.evaluate(() => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]!.startTime;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    const loaded = resources
      .filter(({ name, responseEnd }) => name.endsWith('.js') && responseEnd <= paint)
      .map(({ name }) => name);
    return { paint, loaded };
  });
}

function gzippedKB({ folder, url }: VisitedSite, addresses: readonly string[]): number {
  const bytes = addresses.map(
    (address) => gzipSync(readFileSync(join(folder, address.slice(url.length)))).length,
  );
  return bytes.reduce((sum, size) => sum + size, 0) / 1000;
}

/** The report of the run on screen, by the page's own way of saving it. */
async function savedReport(page: Page): Promise<Report> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save as JSON', exact: true }).click();
  const text = await readFile(await (await download).path(), 'utf8');
  return (JSON.parse(text) as { result: { report: Report } }).result.report;
}
