import { describe, expect, it } from 'vitest';
import { catalogOf } from './catalog-of.ts';

const entry = (id: string, more: object = {}) => ({
  id,
  title: `Title of ${id}`,
  summary: 'One sentence.',
  ...more,
});

const folders = () => ({
  labels: { 'labels/door.ts': { label: entry('door') } },
  featureSets: {
    'features/b.ts': { featureSet: entry('second', { order: 2 }) },
    'features/a.ts': { featureSet: entry('first', { order: 1 }) },
  },
  splits: { 'splits/time.ts': { split: entry('time'), timeSplit: () => [] } },
  models: {
    'models/a.ts': { model: entry('a', { kind: 'model' }) },
    'models/c.ts': { model: entry('c', { kind: 'baseline' }) },
    'models/b.ts': { model: entry('b', { kind: 'baseline' }) },
  },
  metrics: { 'metrics/brier.ts': { metric: entry('brier') } },
  checks: {
    'checks/a.ts': { check: entry('later', { order: 2 }) },
    'checks/b.ts': { check: entry('sooner', { order: 1 }) },
  },
});

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe('the catalog of some modules', () => {
  it('holds what each file exports under the name of its kind', () => {
    const { labels, splits, metrics } = catalogOf(folders());
    expect([labels, splits, metrics].map(ids)).toEqual([['door'], ['time'], ['brier']]);
  });

  it('puts feature sets in their own order and baselines before other models, each by title', () => {
    const { featureSets, models } = catalogOf(folders());
    expect(ids(featureSets)).toEqual(['first', 'second']);
    expect(ids(models)).toEqual(['b', 'c', 'a']);
  });

  it('puts checks in the order in which they run', () => {
    expect(ids(catalogOf(folders()).checks)).toEqual(['sooner', 'later']);
  });

  it('refuses a file that exports no entry and names it', () => {
    const given = { ...folders(), metrics: { 'metrics/ranks.ts': { ranks: () => [] } } };
    expect(() => catalogOf(given)).toThrow('metrics/ranks.ts must export `metric`');
    const untitled = { 'metrics/x.ts': { metric: { ...entry('x'), title: '' } } };
    expect(() => catalogOf({ ...folders(), metrics: untitled })).toThrow('metrics/x.ts');
  });

  it('refuses two entries of one id and names both files', () => {
    const splits = {
      'splits/time.ts': { split: entry('time') },
      'splits/times.ts': { split: entry('time') },
    };
    expect(() => catalogOf({ ...folders(), splits })).toThrow(
      'splits/time.ts and splits/times.ts both export a split "time"',
    );
  });

  it('refuses a kind without entries', () => {
    expect(() => catalogOf({ ...folders(), labels: {} })).toThrow(
      'found no file that exports a `label`',
    );
  });
});
