import { expect, test } from 'vitest';
import { engineSays, dataLink, useData } from './use-data.ts';
import type { AnyQuestion } from '../worker/exploration.ts';

const open = useData();

const QUESTIONS: readonly [view: string, question: AnyQuestion][] = [
  ['columns', { kind: 'overview' }],
  ['time', { kind: 'patterns' }],
  ['correlation', { kind: 'correlations', columns: ['carrier', 'weightKg'] }],
  ['rankings', { kind: 'ranking' }],
  ['sources', { kind: 'sources' }],
  ['looking', { kind: 'looking' }],
];

test.each([
  ['no row', { keep: 'carrier:nobody' }, { dimension: 'carrier', values: ['nobody'] }],
  ['one class', { keep: 'delayReason:none' }, { dimension: 'delayReason', values: ['none'] }],
])('with %s left, each view says what it cannot show, and why', async (_, parts, filter) => {
  const data = await open(dataLink(parts));
  for (const [view, question] of QUESTIONS) {
    await data.goTo(dataLink({ ...parts, view }));
    if (view === 'looking') await data.button('Run without a guess').click();
    const { why } = (await engineSays(question, [filter])) as { why: string | null };
    if (why) await data.page.getByText(why, { exact: true }).first().waitFor();
    expect(await data.page.getByText('This could not be shown').count(), view).toBe(0);
    expect(await data.page.locator('main').innerText(), view).not.toMatch(/NaN|undefined|Infinity/);
  }
  for (const view of ['explore', 'missing', 'personal']) {
    await data.goTo(dataLink({ ...parts, view }));
    expect(await data.page.locator('main').innerText(), view).not.toMatch(/NaN|undefined|Infinity/);
  }
  await data.goTo(dataLink({ ...parts, column: 'carrier' }));
  await data.page.getByRole('heading', { name: 'Carrier' }).waitFor();
  const { why } = await engineSays({ kind: 'distribution', column: 'carrier' }, [filter]);
  await data.page.getByText(why!, { exact: true }).first().waitFor();
});

test.each([
  ['one value', 'carrier', 'C1'],
  ['no value', 'weightKg', 'missing'],
])('a column of %s says why where it stands', async (_, column, value) => {
  const keep = `${column}:${value}`;
  const filters = [{ dimension: column, values: [value] }];
  const data = await open(dataLink({ view: 'rankings', keep }));
  const { columns } = await engineSays({ kind: 'ranking' }, filters);
  const { why } = columns.find((one) => one.column === column)!;
  await data.page.getByText(why!, { exact: true }).first().waitFor();

  await data.goTo(dataLink({ view: 'correlation', keep }));
  const { columns: related } = await engineSays({ kind: 'correlations' }, filters);
  const { why: whyNot } = related.find((one) => one.column === column)!;
  await expect.poll(() => data.page.locator('main').innerText()).toContain(whyNot);
});
