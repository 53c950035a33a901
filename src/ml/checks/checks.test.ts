import { beforeAll, describe, expect, it } from 'vitest';
import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from '../experiment.ts';
import { frameOf } from '../frame.ts';
import { checkContext, type Measured } from '../leak-check.ts';
import type { Finding } from '../leakage/finding.ts';
import { LeakAudit } from '../leakage/audit.ts';
import { plantLaterColumn, REPORTED_DELAY } from '../leakage/plant-columns.ts';
import { duplicateRows, SHIPMENT, shareOutcomes } from '../leakage/plant-rows.ts';
import { Random } from '../random.ts';
import { MINUTES_PER_DAY, minutesOfDate, NEVER, type Column } from '../table.ts';
import type { World } from '../world.ts';

const dataset = { name: 'deliveries', seed: 3, scenario: 'default', rows: 16_000 };
const MIXED: ExperimentSpec = {
  features: [
    'creation',
    'rate:originHub',
    'scans',
    'routeDeviationKm',
    'whole:zone',
    'mean:merchant',
  ],
  split: { id: 'random' },
  fitTransformsOn: 'all',
  model: { id: 'logistic-regression', options: { encoder: 'target' } },
};
const RANDOM: ExperimentSpec = { features: ['creation'], split: { id: 'random' } };
let world: World;

beforeAll(() => {
  world = simulate(dataset);
});

/** What the checks that need no fit find. */
async function findingsOf(spec: ExperimentSpec, of: World = world): Promise<Finding[]> {
  const experiment = toExperiment({ dataset, ...spec });
  const audit = new LeakAudit(checkContext(experiment, catalog, frameOf(experiment, of, catalog)));
  const steps = audit.measure('without fits');
  while (!(await steps.next()).done);
  return audit.audit.findings;
}

const one = (findings: Finding[], check: string, subject: string) =>
  findings.find((f) => f.check === check && f.subject === subject)!;
const value = ({ measures }: Pick<Measured, 'measures'>, name: string) =>
  measures.find((m) => m.name === name)!.value!;

/** The same world with its rows in another order. */
function shuffled(original: World): World {
  const order = new Random(5, 'rows').shuffle(
    Int32Array.from({ length: original.table.rows }, (_, i) => i),
  );
  const columns = [...original.table.columns].map(([name, column]): [string, Column] => {
    const values = column.values.slice();
    order.forEach((from, to) => (values[to] = column.values[from]!));
    return [name, { ...column, values } as Column];
  });
  return { ...original, table: { rows: original.table.rows, columns: new Map(columns) } };
}

/** Whatever became known after today is another: outcomes still open, and every later parcel. */
function otherFuture(original: World): World {
  const today = minutesOfDate('2024-06-30') + MINUTES_PER_DAY;
  const times = (name: string) => original.table.columns.get(name)!.values;
  const created = times('createdAt');
  const later = (t: number) => (t >= today && t !== NEVER ? t + 77 : t);
  const columns = [...original.table.columns].map(([name, column]): [string, Column] => {
    const spec = original.columns.find((c) => c.name === name);
    const known = spec && times(spec.knownAt.column);
    const values = column.values.slice();
    for (let row = 0; row < values.length; row++) {
      const open = column.kind === 'time' ? values[row]! >= today : known && known[row]! >= today;
      if (column.kind === 'time' && name !== 'promisedAt') values[row] = later(values[row]!);
      else if (open && created[row]! >= today && column.kind === 'numeric' && name !== 'id')
        values[row] = values[row]! + 1;
    }
    return [name, { ...column, values } as Column];
  });
  return { ...original, table: { rows: original.table.rows, columns: new Map(columns) } };
}

describe('the checks that need no fit', () => {
  it('do not depend on the order of the rows', async () => {
    expect(await findingsOf(MIXED, shuffled(world))).toEqual(await findingsOf(MIXED));
  });

  it('see nothing of the future: another one gives the same findings', async () => {
    const other = otherFuture(world);
    expect(other.table.columns.get('deliveredAt')).not.toEqual(
      world.table.columns.get('deliveredAt'),
    );
    expect(await findingsOf(MIXED, other)).toEqual(await findingsOf(MIXED));
  });
});

describe('warehouse against serving value', () => {
  it('proves a later column by the clock, and shows how much of it is there at serving', async () => {
    const scans = one(await findingsOf(MIXED), 'serving-skew', 'scans');
    expect(scans).toMatchObject({ verdict: 'leak', knownAt: 'end of the way', columns: ['scans'] });
    expect(value(scans, 'changed')).toBeGreaterThan(0.95);
    expect(value(scans, 'missing at serving')).toBe(0);
    const deviation = one(await findingsOf(MIXED), 'serving-skew', 'routeDeviationKm');
    expect(value(deviation, 'missing at serving')).toBe(1);
    expect(value(deviation, 'missing in the warehouse')).toBeGreaterThan(0.5);
  });

  it('asks about what the warehouse has forgotten, and proves what it holds another value of', async () => {
    const columns = world.columns.map((c) =>
      c.name === 'weightKg' ? { ...c, keptForMinutes: 90 * MINUTES_PER_DAY } : c,
    );
    const forgetful = await findingsOf(RANDOM, { ...world, columns });
    expect(one(forgetful, 'serving-skew', 'weightKg').verdict).toBe('ask');
    const judged = catalog.checks[0]!.judge(
      {
        ...one(forgetful, 'serving-skew', 'weightKg'),
        measures: [
          { name: 'changed', value: 0.1, as: 'share' },
          { name: 'held another value at creation', value: 0.1, as: 'share' },
        ],
      },
      [],
    );
    expect(judged.verdict).toBe('leak');
  });

  it('clears columns known at creation and rates as of then', async () => {
    const findings = await findingsOf(MIXED);
    for (const subject of ['carrier', 'promiseHours', 'rate:originHub'])
      expect(one(findings, 'serving-skew', subject)).toMatchObject({ verdict: 'clear', value: 0 });
  });
});

describe('one column alone', () => {
  it('asks when a strong one is known, though the dictionary says creation', async () => {
    const lying = plantLaterColumn(world, 1, 'lying');
    const spec = { features: ['creation', REPORTED_DELAY] };
    const findings = await findingsOf(spec, lying);
    expect(one(findings, 'serving-skew', REPORTED_DELAY).verdict).toBe('clear');
    const asked = one(findings, 'one-feature-auc', REPORTED_DELAY);
    expect(asked.verdict).toBe('ask');
    expect(asked.because).toMatch(/the dictionary says: creation/);
    expect(findings[0]).toBe(asked);
  });

  it('asks about gaps that tell the label', async () => {
    const findings = await findingsOf({ features: ['creation', 'lastScanStatus'] });
    const asked = one(findings, 'one-feature-auc', 'lastScanStatus');
    expect(asked.verdict).toBe('ask');
    expect(asked.because).toMatch(/^Whether it is missing tells the label/);
  });

  it('reads a time as the hours from creation to it', async () => {
    const findings = await findingsOf({ features: ['creation', 'deliveredAt'] });
    const delivered = one(findings, 'one-feature-auc', 'deliveredAt');
    const date = value(delivered, 'ROC AUC of the value');
    expect(value(delivered, 'ROC AUC of hours since creation')).toBeGreaterThan(date + 0.1);
    expect(one(findings, 'one-feature-auc', 'carrier').measures).toHaveLength(2);
  });

  it('does not call the plain day number strong, which random folds would', async () => {
    const findings = await findingsOf({ features: ['creation', 'dayNumber'] });
    const day = one(findings, 'one-feature-auc', 'dayNumber');
    expect(day.verdict).toBe('clear');
    expect(Math.abs(day.value! - 0.5)).toBeLessThan(0.06);
  });
});

describe('rows on both sides of the split', () => {
  it('are training twins under a random split, and hardly under one by time', async () => {
    const random = one(await findingsOf(RANDOM), 'training-twins', 'training-twins');
    expect(random.value).toBeGreaterThan(0.05);
    expect(value(random, 'the same under a split by time')).toBeLessThan(0.01);
    expect(random.verdict).not.toBe('clear');
    const byTime = await findingsOf({ ...RANDOM, split: { id: 'time', gapDays: 14 } });
    expect(one(byTime, 'training-twins', 'training-twins')).toMatchObject({
      verdict: 'clear',
      value: 0,
    });
  });

  it('are duplicates when they were entered twice, whose labels do not part', async () => {
    const twice = await findingsOf(RANDOM, duplicateRows(world, 1, 0.1));
    const found = one(twice, 'duplicates', 'duplicates');
    expect(found.verdict).toBe('leak');
    // A tenth is there twice: of the 2 × 10 rows a hundred and ten, .8 have their other half in training.
    expect(found.value).toBeCloseTo((20 / 110) * 0.8, 1);
    expect(value(found, 'of them, with another label in training')).toBe(0);
    expect(value(found, 'the same by chance')).toBeLessThan(1e-6);
    expect(one(await findingsOf(RANDOM), 'duplicates', 'duplicates')).toMatchObject({
      verdict: 'clear',
      value: 0,
    });
  });

  it('are no duplicates where few categories must collide', async () => {
    const few = { ...RANDOM, features: ['carrier', 'service', 'region', 'routeType', 'weekday'] };
    const found = one(await findingsOf(few), 'duplicates', 'duplicates');
    expect(found.verdict).toBe('clear');
    expect(found.value).toBeGreaterThan(0.8);
    expect(value(found, 'the same by chance')).toBeGreaterThan(0.7);
    expect(value(found, 'agreement of equal rows beyond chance')).toBeLessThan(0.2);
  });

  it('are a shared group when lines of one shipment share an outcome; a hub is none', async () => {
    const shipments = one(
      await findingsOf(RANDOM, shareOutcomes(world, 4)),
      'shared-groups',
      SHIPMENT,
    );
    expect(shipments.verdict).toBe('leak');
    expect(shipments.value).toBe(1);
    expect(value(shipments, 'groups of one label')).toBe(1);
    expect(value(shipments, 'groups of one label, by chance')).toBeLessThan(0.8);
    const hubs = one(await findingsOf(RANDOM), 'shared-groups', 'originHub');
    expect(hubs.verdict).toBe('clear');
    expect(value(hubs, 'test rows whose group is trained on')).toBe(1);
    expect(hubs.value).toBeLessThan(0.1);
  });

  it('share no group under a split by time', async () => {
    const byTime = { ...RANDOM, split: { id: 'time', gapDays: 14 } };
    const found = one(await findingsOf(byTime, shareOutcomes(world, 4)), 'shared-groups', SHIPMENT);
    expect(found.verdict).toBe('clear');
    expect(value(found, 'test rows whose group is trained on')).toBe(0);
  });
});

describe('what was fitted on test rows', () => {
  it('is harmless for scaling, and comes out clear with its numbers', async () => {
    const scaling = one(await findingsOf(MIXED), 'fit-scope', 'scaling');
    expect(scaling).toMatchObject({ verdict: 'clear', remedy: 'transforms' });
    expect(scaling.value).toBeGreaterThan(0);
    expect(scaling.value).toBeLessThan(0.2);
  });

  it('is a leak for target encoding of many categories, and for means of labels', async () => {
    const findings = await findingsOf(MIXED);
    expect(one(findings, 'fit-scope', 'target-encoding').verdict).toBe('leak');
    expect(one(findings, 'fit-scope', 'mean:merchant').verdict).toBe('leak');
    expect(one(findings, 'fit-scope', 'whole:zone').value).toBeGreaterThan(0.2);
  });

  it('is not asked of transforms on training rows, nor found in features that learn from no label', async () => {
    const findings = await findingsOf({ ...MIXED, fitTransformsOn: 'train', features: ['as-of'] });
    expect(findings.filter(({ check }) => check === 'fit-scope')).toEqual([]);
  });
});

describe('the label’s question', () => {
  it('is raised by another label and by one that may still change', async () => {
    const door = one(
      await findingsOf({ ...RANDOM, label: { id: 'door' } }),
      'label-question',
      'label',
    );
    expect(door.verdict).toBe('ask');
    expect(door.value).toBeGreaterThan(0.03);
    const pending = { ...RANDOM, label: { pending: 'on-time' as const } };
    const open = one(await findingsOf(pending), 'label-question', 'label');
    expect(open.verdict).toBe('ask');
    expect(value(open, 'test labels not settled today')).toBeGreaterThan(0);
    expect(one(await findingsOf(RANDOM), 'label-question', 'label').verdict).toBe('clear');
  });
});
