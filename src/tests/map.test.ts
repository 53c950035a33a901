import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { score } from '../charts/figures.ts';
import type { FirstFigures } from '../cli/first-figures.ts';
import { root } from '../cli/project.mjs';
import { RECORD_FORMAT, recordKey, type CellRecord } from '../notebook/cell-record.ts';
import { lessonLink } from '../notebook/lesson-link.ts';
import { lessonList } from '../notebook/lessons.ts';
import { WORK_DATABASE } from '../notebook/open-work.ts';
import { LIFECYCLE } from '../pages/map/lifecycle.ts';
import { nodeOf } from '../pages/map/nodes.ts';
import { TWO_LOOPS } from '../pages/map/two-loops.ts';
import type { LabPage } from './LabPage.ts';
import { useLab } from './use-lab.ts';

const open = useLab();
const MAP = '#/';
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };
const first = lessonList[0]!;

const link = (map: LabPage, name: string | RegExp) => map.page.getByRole('link', { name });
const graph = (map: LabPage, { title } = LIFECYCLE) =>
  map.page.getByRole('group', { name: title, exact: true });
const row = (map: LabPage, number: number) =>
  map.page
    .getByRole('region', { name: 'All lessons' })
    .getByRole('listitem')
    .filter({ has: map.page.getByText(String(number), { exact: true }) });

/** Work on the first steps of a lesson, the last of them done last. */
function workOn({ slug, steps }: typeof first, done: number): CellRecord[] {
  return steps.slice(0, done).map(({ id }, index) => ({
    format: RECORD_FORMAT,
    key: recordKey(slug, id),
    hash: '',
    work: {},
    result: null,
    progress: 'done',
    revision: 1,
    changedAt: new Date(index).toISOString(),
  }));
}

/** Stores work as another tab does, and tells the page. */
async function store(map: LabPage, records: readonly CellRecord[]): Promise<void> {
  const write = ([name, list]: [string, readonly CellRecord[]]) =>
    new Promise<void>((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onerror = () => reject(new Error(String(opening.error)));
      opening.onsuccess = () => {
        const transaction = opening.result.transaction('work', 'readwrite');
        for (const record of list) transaction.objectStore('work').put(record);
        transaction.oncomplete = () => {
          opening.result.close();
          const channel = new BroadcastChannel(name);
          channel.postMessage(null);
          channel.close();
          resolve();
        };
      };
    });
  await map.page.evaluate(write, [WORK_DATABASE, records] as [string, readonly CellRecord[]]);
}

test('the first screen says what Holdout is and shows a true result, without engine or data', async () => {
  const asked: string[] = [];
  const map = await open(MAP, {
    prepare: async (page) => page.on('request', (request) => asked.push(request.url())),
  });
  const built = JSON.parse(
    readFileSync(join(root, 'dist/data/first-figures.json'), 'utf8'),
  ) as FirstFigures;
  expect(await map.headline.innerText()).toMatch(/^Holdout is .* the future that really came\.$/);
  const picture = map.page.getByRole('img', { name: /^ROC AUC/ });
  expect(await picture.getAttribute('aria-label')).toContain(
    `promised ${score(built.promised)}; the ${built.weeks.length} weeks`,
  );
  for (const [value, word] of [
    [built.promised, 'promised'],
    [built.delivered, 'delivered'],
  ] as const)
    await map.page.getByText(`${score(value)} ${word}`).waitFor();
  await map.page.waitForLoadState('networkidle');
  expect(map.page.workers()).toEqual([]);
  expect(asked.filter((url) => /\/data\/|\.wasm$/.test(url))).toEqual([]);
});

test('one action leads to the first preset of the Lab, the other to the first lesson', async () => {
  const map = await open(MAP);
  expect(await link(map, 'Start the course').getAttribute('href')).toBe(lessonLink(first.slug));
  await link(map, 'See your score fall').click();
  await map.preset('Everything wrong').waitFor();
  expect(await map.preset('Everything wrong').getAttribute('aria-current')).toBe('step');
});

test('a node leads to its lesson, and says plainly where there is none yet', async () => {
  const map = await open(MAP);
  for (const shown of [LIFECYCLE, TWO_LOOPS]) {
    await map.tab(shown.title).click();
    const nodes = graph(map, shown).getByRole('listitem');
    const ids = [...shown.wide.boxes.keys()];
    expect(await nodes.count()).toBe(ids.length);
    for (const [index, id] of ids.entries()) {
      const { title, lesson: number } = nodeOf(id);
      const lesson = lessonList.find((one) => one.number === number);
      const node = nodes.nth(index);
      const name = new RegExp(`^${title.replace('?', '\\?')}: lesson ${number}, `);
      if (lesson)
        expect(await node.getByRole('link', { name }).getAttribute('href')).toBe(
          lessonLink(lesson.slug),
        );
      else {
        expect(await node.getByRole('link').count(), title).toBe(0);
        await node.getByRole('img', { name: /, not written yet$/ }).waitFor();
      }
    }
  }
});

test('stored work shows, and how to resume, while another tab does it', async () => {
  const map = await open(MAP);
  expect(await row(map, first.number).innerText()).toContain('not begun');
  const some = workOn(first, 2);
  await store(map, some);
  await row(map, first.number).getByText(`2 of ${first.steps.length} steps`).waitFor();
  const resume = link(map, new RegExp(`^Resume: ${first.title}`));
  expect(await resume.getAttribute('href')).toMatch(new RegExp(`^${lessonLink(first.slug)}`));
  await map.page.getByText(`2 of ${first.steps.length} steps are done`).waitFor();
  await map.reload();
  await resume.waitFor();
  await store(map, workOn(first, first.steps.length));
  await row(map, first.number).getByText('done', { exact: true }).waitFor();
  await resume.waitFor({ state: 'detached' });
});

test('the views change by arrow keys, and the picture can be skipped', async () => {
  const map = await open(MAP);
  await map.tab(LIFECYCLE.title).focus();
  await map.page.keyboard.press('ArrowRight');
  await graph(map, TWO_LOOPS).waitFor();
  expect(await graph(map).count()).toBe(0);
  await map.button(/^Skip the picture/).focus();
  await map.page.keyboard.press('Enter');
  const list = map.page.getByRole('heading', { name: 'All lessons' });
  expect(await list.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('every stop of the keyboard shows its focus, links of lessons in their order', async () => {
  const map = await open(MAP);
  await link(map, 'See your score fall').focus();
  const seen: string[] = [];
  for (;;) {
    await map.page.keyboard.press('Tab');
    const stop = await map.page.evaluate(() => {
      const element = document.activeElement!;
      const { outlineStyle } = getComputedStyle(element);
      const href = element.closest('section') && element.getAttribute('href');
      return { href, within: element !== document.body, seen: outlineStyle !== 'none' };
    });
    if (!stop.within || seen.length > 90) break;
    expect(stop.seen, `the focus after ${seen.at(-1)}`).toBe(true);
    seen.push(stop.href ?? '');
  }
  const inList = lessonList.map(({ slug }) => lessonLink(slug));
  expect(seen.filter(Boolean).slice(-inList.length)).toEqual(inList);
});

test('where the browser keeps nothing, the Map says so and is there', async () => {
  const map = await open(MAP, {
    prepare: (page) =>
      page.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined })),
  });
  expect(await map.notice('Your progress cannot be shown')).toContain('no IndexedDB');
  await link(map, 'Start the course').waitFor();
});

test('a phone gets the list first, then a picture from top to bottom', async () => {
  const map = await open(MAP, { viewport: PHONE });
  const topOf = async (name: string) =>
    (await map.page.getByRole('heading', { name }).boundingBox())!.y;
  expect(await topOf('All lessons')).toBeLessThan(await topOf('The course is a graph with loops'));
  const { width, height } = (await graph(map).boundingBox())!;
  expect(width).toBeLessThanOrEqual(PHONE.width);
  expect(height).toBeGreaterThan(2 * width);
});

test('it is readable in both themes and at every width', async () => {
  const map = await open(MAP);
  await store(map, workOn(first, 2));
  await link(map, /^Resume/).waitFor();
  for (const viewport of [DESK, PHONE])
    for (const colorScheme of ['light', 'dark'] as const)
      for (const view of [LIFECYCLE, TWO_LOOPS]) {
        await map.page.setViewportSize(viewport);
        await map.page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
        await map.tab(view.title).click();
        const name = `map-${view.id}-${viewport.width}-${colorScheme}`;
        await map.watched.screenshot(name, { fullPage: true });
        expect(await map.overflow(), name).toBe(0);
        expect(await map.violations(), name).toEqual([]);
      }
  for (const width of [320, 480, 640, 768, 900, 1024, 1153, 1280, 1920]) {
    await map.page.setViewportSize({ width, height: 900 });
    expect(await map.overflow(), `${width} pixels`).toBe(0);
  }
});
