import { describe, expect, it } from 'vitest';
import { catalog } from './index.ts';

const ids = (entries: readonly { id: string }[]) => entries.map(({ id }) => id);

describe('the catalog', () => {
  it('finds what is in the folders', () => {
    expect(ids(catalog.labels)).toEqual(
      expect.arrayContaining([
        'carrier-estimate',
        'claim',
        'door',
        'own-reasons',
        'sla-week',
        'threshold',
      ]),
    );
    expect(ids(catalog.featureSets)).toEqual(
      expect.arrayContaining(['creation', 'as-of', 'group-means', 'whole-table', 'all-columns']),
    );
    expect(ids(catalog.splits)).toEqual(
      expect.arrayContaining([
        ...['blocked-k-fold', 'group', 'group-time', 'purged'],
        ...['random', 'rolling-origin', 'stratified-k-fold', 'time'],
      ]),
    );
    expect(ids(catalog.metrics)).toEqual(
      expect.arrayContaining(['average-precision', 'brier', 'f1', 'log-loss', 'roc-auc']),
    );
    expect(ids(catalog.checks)).toEqual(
      expect.arrayContaining(['serving-skew', 'one-feature-auc', 'fit-scope', 'scrambled-labels']),
    );
    expect(ids(catalog.models)).toEqual(expect.arrayContaining(['logistic-regression']));
  });

  it('describes each entry in one sentence, under an id that can stand in a link', () => {
    for (const entry of Object.values(catalog).flat()) {
      expect(entry.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(entry.summary).toMatch(/\.$/);
      expect(entry.title).not.toMatch(/\.$/);
    }
  });
});
