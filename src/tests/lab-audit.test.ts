import { expect, test } from 'vitest';
import type { LabPage } from './LabPage.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

const LEAKY = {
  label: 'door',
  features: 'all-columns',
  split: 'random',
  transforms: 'all',
  guess: 'skip',
  tab: 'audit',
};

const findings = (lab: LabPage) =>
  lab.page.getByRole('region', { name: 'Table: findings of the audit' });

async function audited(parts: Readonly<Record<string, string>>): Promise<LabPage> {
  const lab = await open(smallLink(parts));
  await lab.run();
  await lab.button('Audit this run').click();
  await lab.page
    .getByRole('heading', { name: 'What these checks are blind to' })
    .waitFor({ timeout: 20_000 });
  return lab;
}

test('an audit names the columns from after creation, prices them and is kept', async () => {
  const lab = await audited(LEAKY);
  const scans = findings(lab).getByRole('row', { name: /^leak Scans/ });
  await expect.poll(() => scans.innerText(), { timeout: 90_000 }).toMatch(/[+−]0\.\d{3}/);
  await lab.page.getByText(/flagged columns away at once/).waitFor({ timeout: 90_000 });
  await scans.getByRole('button', { name: 'why Scans' }).click();
  await findings(lab)
    .getByText(/Priced without/)
    .waitFor();
  await lab.reload();
  const { audit } = (await lab.savedRun()).result.report;
  expect(audit!.complete).toBe(true);
  const later = audit!.findings.filter(({ verdict, columns }) => verdict === 'leak' && columns[0]);
  expect(later.flatMap(({ columns }) => columns)).toContain('customerContacts');
  expect(audit!.findings.findIndex(({ verdict }) => verdict === 'clear')).toBeGreaterThan(
    audit!.findings.findLastIndex(({ verdict }) => verdict === 'leak'),
  );
  expect(await findings(lab).getByRole('row', { name: /Scans/ }).count()).toBeGreaterThan(0);

  await scans.getByRole('button', { name: 'Remove Scans' }).press('Enter');
  const focused = lab.page.locator('button:focus');
  expect(await focused.innerText()).toBe('run without it');
});

test('one click removes a column, and the run without it is offered', async () => {
  const lab = await audited(LEAKY);
  const scans = findings(lab).getByRole('row', { name: /^leak Scans/ });
  await scans.getByRole('button', { name: 'Remove Scans' }).click();
  await lab.page.getByText(/You have changed: features/).waitFor();
  await expect.poll(() => lab.page.url()).not.toContain('all-columns');
  await lab.stopButton.click();
  await scans.getByRole('button', { name: 'run without it' }).click();
  await lab.skipGuess();
  const { features } = (await lab.savedRun()).result.report.experiment;
  expect(features).not.toContain('scans');
  expect(features).toContain('customerContacts');
});

test('an audit that is stopped keeps what it had found, and goes on when asked', async () => {
  const lab = await audited(LEAKY);
  await lab.stopButton.click();
  await lab.notice('Stopped');
  expect(await findings(lab).getByRole('row').count()).toBeGreaterThan(1);
  await lab.button('Go on with the audit').click();
  await lab.page.getByText(/flagged columns away at once/).waitFor({ timeout: 90_000 });
  expect(await lab.button('Go on with the audit').count()).toBe(0);
});

test('an audit of honest choices gives no clean bill', async () => {
  const lab = await audited({ features: 'creation', split: 'time', gap: '14', guess: 'skip' });
  await lab.button('Stop').first().waitFor({ state: 'detached', timeout: 90_000 });
  await lab.page
    .getByText(/no clean bill|ask somebody about/)
    .first()
    .waitFor();
  expect(await lab.violations('[role="tabpanel"]')).toEqual([]);
  const blind = lab.page.getByRole('heading', { name: 'What these checks are blind to' });
  expect(await blind.locator('..').getByRole('listitem').count()).toBeGreaterThan(3);
});
