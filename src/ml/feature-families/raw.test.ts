import { describe, expect, it } from 'vitest';
import { asOf } from '../clock.ts';
import type { FeatureContext } from '../feature.ts';
import { minuteOf, smallWorld } from '../small-world.test-data.ts';
import type { World } from '../world.ts';
import { rawFeature } from './raw.ts';

const world = smallWorld([
  { created: '2024-05-29 10:00', promised: '2024-06-01 20:00', delivered: '2024-05-30 22:00' },
  { created: '2024-05-29 10:00', promised: '2024-06-03 20:00' },
]);

function valuesOf(name: string, feature: 'set' | 'single'): number[] {
  const columns = world.columns.map((spec) => (spec.name === name ? { ...spec, feature } : spec));
  const own: World = { ...world, columns };
  const spec = columns.find((c) => c.name === name)!;
  const view = asOf(own, minuteOf('2024-07-01'));
  return [...rawFeature(own, spec).values(view, { world: own } as FeatureContext).values];
}

describe('a date as a feature', () => {
  it('is hours from creation in a ready-made set', () => {
    expect(valuesOf('delivered', 'set')).toEqual([36, NaN]);
    expect(valuesOf('promised', 'set')).toEqual([82, 130]);
  });

  it('is the raw date, in days since 1970, when it is chosen singly', () => {
    const day = minuteOf('2024-05-30 22:00') / 1440;
    expect(valuesOf('delivered', 'single')).toEqual([Math.fround(day), NaN]);
  });
});
