import type { FeatureSet } from './feature.ts';
import type { Label } from './label.ts';
import type { LeakCheck } from './leak-check.ts';
import type { Metric } from './metric.ts';
import type { Model } from './model.ts';
import type { Split } from './split.ts';

/** What exists. It is found by glob in src/catalog and handed in, so that nothing here lists anything. */
export interface Catalog {
  labels: readonly Label[];
  featureSets: readonly FeatureSet[];
  splits: readonly Split[];
  models: readonly Model[];
  metrics: readonly Metric[];
  checks: readonly LeakCheck[];
}

/** The entry with this id. Throws with the ids that exist. */
export function entryOf<T extends { id: string }>(
  kind: string,
  entries: readonly T[],
  id: string,
): T {
  const entry = entries.find((e) => e.id === id);
  if (!entry)
    throw new Error(
      `There is no ${kind} "${id}". There is: ${entries.map((e) => e.id).join(', ')}.`,
    );
  return entry;
}
