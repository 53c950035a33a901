import { describe, expect, it } from 'vitest';
import { columns, roles } from '../../datasets/deliveries/dictionary.ts';
import { catalog } from '../catalog/index.ts';
import { toExperiment, type ExperimentSpec } from './experiment.ts';
import { resolveFeatures } from './resolve-features.ts';
import { honestTwin, whyNoDifference } from './twin.ts';

const world = { columns, roles };
const twinOf = (spec: ExperimentSpec) => honestTwin(toExperiment(spec), catalog, world);
const idsOf = (features: readonly string[]) =>
  resolveFeatures(features, catalog.featureSets, world).map((f) => f.id);

describe('the honest twin', () => {
  it('is the run itself when every choice is honest', () => {
    const honest = toExperiment({ features: ['as-of'], split: { id: 'time', gapDays: 14 } });
    expect(honestTwin(honest, catalog, world)).toEqual(honest);
  });

  it('takes the business label, waits for it, splits by time with a gap of 14 days, fits on train', () => {
    const twin = twinOf({
      label: { id: 'door', pending: 'on-time' },
      split: { id: 'random' },
      fitTransformsOn: 'all',
    });
    expect(twin.label).toEqual({ id: 'own-reasons', pending: 'wait', options: {} });
    expect(twin.split).toEqual({ id: 'time', gapDays: 14, options: {} });
    expect(twin.fitTransformsOn).toBe('train');
  });

  it('keeps a split that is ordered in time with at least that gap', () => {
    const split = { id: 'rolling-origin', gapDays: 21, options: {} };
    expect(twinOf({ split }).split).toEqual(split);
    expect(twinOf({ split: { id: 'time', gapDays: 13 } }).split.gapDays).toBe(14);
    const grouped = { id: 'group-time', gapDays: 14, options: { by: 'merchant' } };
    expect(twinOf({ split: grouped }).split).toEqual(grouped);
    for (const id of ['group', 'purged', 'blocked-k-fold'])
      expect(twinOf({ split: { id } }).split).toEqual({ id: 'time', gapDays: 14, options: {} });
  });

  it('drops later columns: all columns become creation', () => {
    expect(idsOf(twinOf({ features: ['all-columns'] }).features).sort()).toEqual(
      idsOf(['creation']).sort(),
    );
    expect(twinOf({ features: ['scans'] }).features).toEqual(['creation']);
  });

  it('replaces means and whole-table rates by as-of rates of the same entities, without fresh signals', () => {
    for (const set of ['group-means', 'whole-table']) {
      const ids = idsOf(twinOf({ features: [set] }).features);
      expect(ids.filter((id) => id.includes(':'))).toEqual(
        roles.entities.map((entity) => `rate:${entity.column}`),
      );
    }
  });

  it('keeps creation-only at creation and as-of at as-of', () => {
    expect(twinOf({ features: ['creation'] }).features).toEqual(['creation']);
    expect(twinOf({ features: ['as-of'] }).features).toEqual(['as-of']);
    expect(twinOf({ features: ['carrier', 'dayNumber'] }).features).toEqual([
      'carrier',
      'dayNumber',
    ]);
  });

  it('takes another label, or the same with other options, for another choice', () => {
    const why = (spec: ExperimentSpec, twinSpec: ExperimentSpec, choice: 'label' | 'split') =>
      whyNoDifference(choice, toExperiment(spec), toExperiment(twinSpec), catalog, world);
    const late = (hours: number) => ({ label: { id: 'threshold', options: { hours } } });
    expect(why(late(24), late(24), 'label')).toMatch(/already the honest one/);
    expect(why(late(24), late(12), 'label')).toBeNull();
    const share = (testShare: number) => ({ split: { id: 'time', options: { testShare } } });
    expect(why(share(0.2), share(0.2), 'split')).toMatch(/already the honest one/);
    expect(why(share(0.2), share(0.3), 'split')).toBeNull();
  });

  it('says why a switch changes nothing for a model', () => {
    const why = (choice: 'features' | 'transforms', model: string) => {
      const experiment = toExperiment({
        features: ['all-columns'],
        fitTransformsOn: 'all',
        model: { id: model },
      });
      return whyNoDifference(
        choice,
        experiment,
        honestTwin(experiment, catalog, world),
        catalog,
        world,
      );
    };
    expect(why('features', 'majority')).toMatch(/reads no columns/);
    expect(why('features', 'rule')).toMatch(/reads its own columns/);
    expect(why('transforms', 'majority')).toMatch(/nothing to transform/);
    expect(why('features', 'logistic-regression')).toBeNull();
  });
});

it('refuses a feature that does not exist, and names those that do', () => {
  expect(() => resolveFeatures(['weather'], catalog.featureSets, world)).toThrow(
    /no feature "weather".*sets creation, as-of.*scans/s,
  );
});
