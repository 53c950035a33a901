import { expect, test } from 'vitest';
import { SitePage } from './SitePage.ts';
import { useSite } from './use-site.ts';

const open = useSite(SitePage, '');

test('the pages lead to each other; each has its title, and the focus goes along', async () => {
  const site = await open();
  const pages = site.page.getByRole('navigation', { name: 'Pages' });
  const current = () => pages.locator('[aria-current=page]').innerText();
  const focus = () => site.page.evaluate(() => document.activeElement!.id);
  expect(await current()).toBe('Map');
  await pages.getByRole('link', { name: 'Lessons' }).click();
  await site.page.getByRole('heading', { name: 'How a lesson works' }).waitFor();
  expect([await current(), await site.page.title()]).toEqual([
    'Lessons',
    'How a lesson works · Holdout',
  ]);
  expect(await focus()).toBe('main');
  await pages.getByRole('link', { name: 'Lab', exact: true }).click();
  await site.page.getByRole('region', { name: 'Predict and run' }).waitFor();
  expect([await current(), await site.page.title()]).toEqual(['Lab', 'Holdout · Lab']);
  await pages.getByRole('link', { name: 'Map' }).click();
  await expect.poll(current).toBe('Map');
  await pages.getByRole('link', { name: /^Runs/ }).click();
  await expect.poll(focus).toBe('runs');
});

test('an address that names no page, or no lesson, says so', async () => {
  const site = await open('#/laboratory');
  expect(await site.notice('This link could not be followed')).toContain(
    'There is no page “/laboratory” here.',
  );
  await site.goTo('#/lessons/99-nothing');
  await site.page.getByText('There is no lesson “99-nothing” here.').waitFor();
  await site.page.getByRole('link', { name: '0 · How a lesson works' }).click();
  await site.page.getByRole('heading', { name: 'How a lesson works' }).waitFor();
  await site.goTo('#%E0%A4%A');
  await site.page.getByText('There is no page “%E0%A4%A” here.').waitFor();
  await site.goTo('#/<img src=x onerror=alert(1)>');
  expect(await site.page.locator('img').count()).toBe(0);
});

test('what the Lab is set to stays while another page is looked at', async () => {
  const site = await open('#/lab?features=creation&model=logistic-regression&rows=8000&guess=0.8');
  await site.page.getByRole('radio', { name: 'By time', exact: true }).waitFor();
  await site.page.getByLabel('Gap before the test').fill('9');
  await site.page.getByLabel('Gap before the test').press('Tab');
  await site.goTo('#/lessons');
  await site.page.getByRole('heading', { name: 'How a lesson works' }).waitFor();
  await site.page.getByRole('link', { name: 'Lab', exact: true }).click();
  expect(await site.page.getByLabel('Gap before the test').inputValue()).toBe('9');
  await expect.poll(() => site.page.url()).toMatch(/gap=9.*rows=8000/);
});

test('Back leads to where the reader was, and a link to the top', async () => {
  const site = await open('#/lessons');
  const { page } = site;
  const top = () => page.evaluate(() => scrollY);
  const read = page.locator('#cell-ours');
  const offset = () => read.evaluate((cell) => Math.round(cell.getBoundingClientRect().top));
  await read.locator('.cm-content').waitFor();
  await read.evaluate((cell) =>
    scrollBy({ top: cell.getBoundingClientRect().top, behavior: 'instant' }),
  );
  expect(await offset()).toBe(0);
  await site.goTo('#/lab');
  await page.getByRole('region', { name: 'Predict and run' }).waitFor();
  expect(await top()).toBe(0);
  await page.goBack();
  await expect.poll(offset, { timeout: 5000 }).toBe(0);
  expect(await page.evaluate(() => document.activeElement!.id)).toBe('main');
  await page.goForward();
  await page.getByRole('region', { name: 'Predict and run' }).waitFor();
  await expect.poll(top).toBe(0);
  await site.goTo('#/lessons');
  await read.waitFor();
  await expect.poll(top).toBe(0);
});
