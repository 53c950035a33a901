import { expect, test } from 'vitest';
import { count, percent, score } from '../charts/figures.ts';
import { VIEWS } from '../pages/data/views.ts';
import { dataLink, engineSays, useData } from './use-data.ts';

const open = useData();
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

test('what is looked at stands on top in one sentence, and columns with what the dictionary says', async () => {
  const data = await open();
  const overview = await engineSays({ kind: 'overview' });
  const chosen = overview.balance.find((label) => label.chosen)!;
  expect(await data.sentence()).toMatch(
    new RegExp(
      `^${count(overview.rows)} training parcels, created .* as the warehouse held them on 30 June 2024; ${percent(chosen.value)} late by`,
    ),
  );
  for (const { title, knownAt, missing, missingShare, distinct } of overview.columns) {
    const row = data.row('the columns, and what the dictionary says of them', title);
    expect(await row.getByRole('cell').nth(0).innerText(), title).toBe(knownAt);
    const figures = await row.locator('.figure').allInnerTexts();
    expect(figures, title).toEqual([count(distinct), missing ? percent(missingShare) : '0']);
  }
  await data.page.getByLabel('Find').fill('hub');
  await data.page.getByText(/^\d of 33 columns/).waitFor();
  await data.page.getByRole('button', { name: 'Origin hub', exact: true }).click();
  const { bins } = await engineSays({ kind: 'distribution', column: 'originHub' });
  await data.page.getByText('Numbers as a table').first().click();
  for (const bin of bins) {
    const cells = await data.row('Late share by origin hub', bin.label).innerText();
    expect(cells).toContain(count(bin.rows));
    expect(cells).toContain(percent(bin.value));
  }
});

test('each view shows the numbers of the engine', async () => {
  const data = await open(dataLink({ view: 'time' }));
  const { weekday, regions } = await engineSays({ kind: 'patterns' });
  await data.page.getByText('Numbers as a table').nth(1).click();
  for (const { label, value } of weekday)
    expect(await data.row('Late share by weekday', label).innerText()).toContain(percent(value));
  const cell = regions!.cells[0]!;
  expect(await data.row(/late share by .* and quarter/, cell.region).innerText()).toContain(
    percent(cell.value),
  );

  await data.show('Missing values');
  await data.page.getByLabel('Column', { exact: true }).selectOption('declaredValue');
  const gaps = await engineSays({ kind: 'missing', column: 'declaredValue' });
  await data.page.getByText(`is missing in ${count(gaps.missing)} of`).waitFor();
  expect(await data.row('missing share among late and other rows', 'late').innerText()).toContain(
    percent(gaps.byLabel.late.value),
  );

  await data.show('Correlation');
  await data.page.getByRole('button', { name: 'Volume and Weight' }).click();
  const { pairs } = await engineSays({ kind: 'correlations', columns: ['weightKg', 'volumeL'] });
  await data.page
    .getByRole('status')
    .getByText(`Spearman ${pairs[0]!.value!.toFixed(2)} over ${count(pairs[0]!.rows)} rows`)
    .waitFor();

  await data.show('Rankings');
  const ranking = await engineSays({ kind: 'ranking' });
  const first = ranking.columns[0]!;
  expect(first.atCreation).toBe(false);
  expect(await data.notice('Ask when this is known')).toContain(first.title);
  expect(
    await data
      .table('the columns by what each tells alone')
      .locator('tbody tr')
      .first()
      .innerText(),
  ).toContain(`${score(first.auc.value)} (${score(first.auc.low)}–${score(first.auc.high)})`);

  await data.show('Sources');
  const { sources } = await engineSays({ kind: 'sources' });
  const zones = sources.find(({ name }) => name === 'zones')!;
  expect(await data.row(/the sources, who owns them/, zones.title).innerText()).toContain(
    `${count(zones.join!.unmatched)} rows`,
  );

  await data.show('Personal data');
  const personal = await engineSays({ kind: 'personal' });
  for (const { title, mayBeSeenBy } of personal.columns)
    expect(await data.row('personal data and who may see it', title).innerText()).toContain(
      mayBeSeenBy,
    );
});

test('the price of looking is shown after a guess, with progress and Stop', async () => {
  const data = await open(dataLink({ view: 'looking' }));
  const lock = data.button('Lock in and run');
  expect(await lock.isDisabled()).toBe(true);
  await data.page.getByRole('slider', { name: /by how much is the winner/ }).press('ArrowLeft');
  await lock.click();
  await data.button('Stop').click();
  await data.page.getByText('It was stopped.').waitFor();
  await data.button('Try again').click();
  const { sizes } = await engineSays({ kind: 'looking' });
  const at200 = sizes.find(({ testRows }) => testRows === 200)!;
  await data.page
    .getByText(new RegExp(`You said [^]* too good by\\s+${score(at200.tooGood)}`))
    .waitFor({ timeout: 60_000 });
});

test('another label, another start and a bad link', async () => {
  const data = await open();
  const before = await data.sentence();
  await data.page.getByRole('radio', { name: 'Late at the door' }).check();
  await expect.poll(() => data.sentence()).toContain('“Late at the door”');
  await data.button('From 2022, to see what changed').click();
  await expect.poll(() => data.sentence()).toContain('created 1 January 2022');
  expect(await data.sentence()).not.toBe(before);
  await expect.poll(() => data.page.url()).toMatch(/label=door.*from=2022-01-01/);
  await data.goTo(dataLink({ keep: 'carrier' }));
  expect(await data.notice('This link could not be followed')).toContain('carrier:C1');
});

test.each([
  [DESK, 'light'],
  [PHONE, 'dark'],
  [PHONE, 'light'],
  [DESK, 'dark'],
] as const)(
  'no view is wider than its window, and axe finds nothing: %j, %s',
  async (viewport, colorScheme) => {
    const data = await open(dataLink(), { viewport, colorScheme });
    for (const { id, title } of VIEWS) {
      await data.show(title);
      const name = `data-${id}-${viewport.width}-${colorScheme}`;
      await data.watched.screenshot(name, { fullPage: true });
      expect(await data.overflow(), name).toBe(0);
      expect(await data.violations(), name).toEqual([]);
    }
    await data.goTo(dataLink({ column: 'weightKg' }));
    await data.page.getByRole('heading', { name: 'Weight' }).waitFor();
    expect(await data.violations()).toEqual([]);
  },
  240_000,
);
