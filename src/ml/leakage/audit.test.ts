import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import type { RunProgress } from '../result.ts';
import { run } from '../run.ts';
import type { World } from '../world.ts';
import { PRICED_AT_MOST } from './audit.ts';
import type { Audit, Finding, Price } from './finding.ts';
import { plantLaterColumn, REPORTED_DELAY } from './plant-columns.ts';

const dataset = { name: 'deliveries', seed: 3, scenario: 'default', rows: 12_000 };
const QUICK = { id: 'boosted-trees', options: { maxTrees: 10 } };
const LEAKY: ExperimentSpec = {
  features: ['carrier', 'service', 'promiseHours', 'weekday', 'scans', 'customerContacts'],
  split: { id: 'random' },
  model: QUICK,
};
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

async function audited(spec: ExperimentSpec, of: World = world, signal?: AbortSignal) {
  const context = { world: of, catalog, request: { audit: true }, ...(signal && { signal }) };
  const steps = run(toExperiment({ dataset, ...spec }), context);
  const progress: RunProgress[] = [];
  for (;;) {
    const step = await steps.next();
    if (step.done) return { report: step.value.report, audit: step.value.report.audit!, progress };
    progress.push(step.value);
  }
}

const flaggedOf = ({ findings }: Audit) => findings.filter(({ verdict }) => verdict !== 'clear');
const of = (audit: Audit, subject: string): Finding =>
  audit.findings.find((finding) => finding.subject === subject)!;

function expectConsistent({ offline, replay, optimism }: Price) {
  expect(optimism.value).toBeCloseTo(offline.value - replay.value, 12);
  for (const { value, low, high } of [offline, replay, optimism]) {
    expect(low).toBeLessThanOrEqual(value + 1e-12);
    expect(high).toBeGreaterThanOrEqual(value - 1e-12);
  }
}

describe('an audit', () => {
  it('shows its first findings before anything is fitted, and grows from there', async () => {
    const { progress, audit } = await audited(LEAKY);
    const first = progress.findIndex((step) => step.kind === 'audit');
    const fit = progress.findIndex((step) => step.kind === 'stage' && step.stage === 'train');
    expect(first).toBeLessThan(fit);
    const audits = progress.flatMap((step) => (step.kind === 'audit' ? [step.audit] : []));
    const sizes = audits.map(({ findings }) => findings.length);
    expect(sizes).toEqual([...sizes].sort((a, b) => a - b));
    expect(audits.map(({ complete }) => complete)).toEqual([
      ...audits.slice(1).map(() => false),
      true,
    ]);
    expect(audits.at(-1)).toEqual(audit);
    const priced = audits.map((a) => a.findings.filter(({ price }) => price).length);
    expect(priced[0]).toBe(0);
    expect(priced).toEqual([...priced].sort((a, b) => a - b));
  });

  it('prices what was flagged: alone, added to the twin, and all columns together', async () => {
    const { audit, report } = await audited(LEAKY);
    const scans = of(audit, 'scans');
    expect(audit.findings[0]).toBe(scans);
    expect(scans.price!.how).toBe('without scans');
    expect(scans.price!.optimism.high).toBeLessThan(0);
    expect(scans.price!.addedToTwin!.offline.low).toBeGreaterThan(0);
    expect(audit.together!.subjects.sort()).toEqual(['customerContacts', 'scans']);
    expect(audit.together!.price.optimism.value).toBeLessThan(scans.price!.optimism.value);
    for (const { price } of flaggedOf(audit)) {
      if (price) expectConsistent(price);
      if (price?.addedToTwin) expectConsistent(price.addedToTwin);
    }
    const without = await audited({
      ...LEAKY,
      features: LEAKY.features!.filter((id) => id !== 'scans'),
    });
    expect(scans.price!.offline.value).toBeCloseTo(
      without.report.offline.rocAuc! - report.offline.rocAuc!,
      12,
    );
  });

  it('prices rows by switching the split, which changes nothing that is shipped', async () => {
    const twins = of((await audited(LEAKY)).audit, 'training-twins');
    expect(twins.price!.how).toBe('with the split by time, gap 14 days');
    expect(twins.price!.replay).toEqual({ value: 0, low: 0, high: 0 });
    expect(twins.price!.addedToTwin).toBeNull();
  });

  it('prices a lying column against a twin without it, though the twin would trust it', async () => {
    const features = ['creation', REPORTED_DELAY];
    const split = { id: 'time', gapDays: 14 };
    const lying = plantLaterColumn(world, 1, 'lying');
    const { audit } = await audited({ features, split, model: QUICK }, lying);
    const [finding] = audit.findings;
    expect(finding).toMatchObject({ check: 'one-feature-auc', subject: REPORTED_DELAY });
    expect(finding!.price!.addedToTwin!.offline.low).toBeGreaterThan(0);
  });

  it('sees labels come through when they are scrambled, where a feature has read them', async () => {
    const split = { id: 'time', gapDays: 14 };
    const spec = { features: ['carrier', 'service', 'whole:originHub'], split, model: QUICK };
    const leaking = of((await audited(spec)).audit, 'scrambled-labels');
    expect(leaking.verdict).toBe('leak');
    expect(leaking.measures).toHaveLength(2);
    const blind = await audited({ ...spec, features: ['carrier', 'service', 'delayedFlag'] });
    expect(of(blind.audit, 'scrambled-labels').verdict).toBe('clear');
    expect(blind.audit.blindTo.join(' ')).toMatch(/do not see columns written after the outcome/);
  });

  it('gives no clean bill: without findings it says what it checked and what it cannot see', async () => {
    const split = { id: 'time', gapDays: 14 };
    const { audit } = await audited({ features: ['creation'], split, model: QUICK });
    expect(flaggedOf(audit)).toEqual([]);
    expect(audit.checked).toHaveLength(catalog.checks.length);
    expect(audit.blindTo.length).toBeGreaterThan(5);
    for (const sentence of [...audit.checked, ...audit.blindTo]) expect(sentence).toMatch(/\.$/);
  });

  it('says what it could not check: no columns, no group', async () => {
    const nothing = await audited({ ...LEAKY, model: { id: 'majority' } });
    expect(nothing.audit.notChecked.filter((s) => s.includes('reads no columns'))).toHaveLength(5);
    const roles = { ...world.roles, group: null };
    const nameless = await audited(
      { ...LEAKY, features: ['carrier', 'scans'] },
      { ...world, roles },
    );
    expect(nameless.audit.notChecked).toContain('Training twins: the table names no group.');
    expect(nameless.audit.notChecked).toContain('Shared groups: the table names no group.');
  });

  it('says that a test of few days leaves no interval to judge by', async () => {
    const split = { id: 'time', options: { testShare: 0.01 } };
    const few = await audited({ ...LEAKY, features: ['carrier', 'service'], split });
    expect(few.audit.notChecked.join(' ')).toMatch(
      /they span [1-9] days?, and two blocks of 7 days/,
    );
    const { audit } = await audited({ ...LEAKY, features: ['carrier', 'service'] });
    expect(audit.notChecked.join(' ')).not.toMatch(/two blocks/);
  });

  it('says why a price is missing: the only column, or a model with columns of its own', async () => {
    const only = await audited({ ...LEAKY, features: ['scans'] });
    expect(of(only.audit, 'scans').price).toBeNull();
    expect(only.audit.notChecked.join(' ')).toMatch(/price of scans: no other column is left/);
    const columns = world.columns.map((c) =>
      c.name === 'carrier' ? { ...c, knownAt: { column: 'endedAt' } } : c,
    );
    const rule = await audited({ ...LEAKY, model: { id: 'rule' } }, { ...world, columns });
    expect(rule.audit.notChecked.join(' ')).toMatch(/price of carrier: the model reads its own/);
  });

  it('prices the worst dozen where very many columns are flagged, and says so', async () => {
    const later = new Set(world.columns.filter((c) => c.feature === 'set').map((c) => c.name));
    const columns = world.columns.map((c) =>
      later.has(c.name) ? { ...c, knownAt: { column: 'endedAt' } } : c,
    );
    const split = { id: 'time', gapDays: 14 };
    const features = [...later].slice(0, PRICED_AT_MOST + 2);
    const { audit } = await audited(
      { ...LEAKY, features: [...features, 'hour'], split },
      { ...world, columns },
    );
    const priced = new Set(
      audit.findings.filter(({ price }) => price).map(({ subject }) => subject),
    );
    expect(priced.size).toBe(PRICED_AT_MOST);
    expect(audit.notChecked.join(' ')).toMatch(/only the 12 worst were priced/);
  });

  it('stops when asked to, also between prices', async () => {
    const controller = new AbortController();
    const steps = run(toExperiment({ dataset, ...LEAKY }), {
      ...{ world, catalog, request: { audit: true } },
      signal: controller.signal,
    });
    await expect(async () => {
      for await (const step of steps)
        if (step.kind === 'audit' && step.audit.findings.some(({ price }) => price))
          controller.abort(new Error('stopped by the person'));
    }).rejects.toThrow('stopped by the person');
  });
});
