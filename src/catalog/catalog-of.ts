import type { Catalog } from '../ml/catalog.ts';
import type { FeatureSet } from '../ml/feature.ts';
import type { Label } from '../ml/label.ts';
import type { LeakCheck } from '../ml/leak-check.ts';
import type { Metric } from '../ml/metric.ts';
import type { Model } from '../ml/model.ts';
import type { Spec } from '../ml/spec.ts';
import type { Split } from '../ml/split.ts';

/** Modules by path, as `import.meta.glob` gives them. */
export type Modules = Record<string, unknown>;

/**
 * The catalog of what some modules export. A module that does not export the entry its folder is for, two
 * entries of one id and a folder without entries throw: each would otherwise be missed in silence.
 */
export function catalogOf(folders: Record<keyof Catalog, Modules>): Catalog {
  return {
    labels: entries<Label>('label', folders.labels).sort(byTitle),
    featureSets: entries<FeatureSet>('featureSet', folders.featureSets).sort(
      (a, b) => a.order - b.order || byTitle(a, b),
    ),
    splits: entries<Split>('split', folders.splits).sort(byTitle),
    models: entries<Model>('model', folders.models).sort(
      (a, b) => rankOf(a) - rankOf(b) || byTitle(a, b),
    ),
    metrics: entries<Metric>('metric', folders.metrics).sort(byTitle),
    checks: entries<LeakCheck>('check', folders.checks).sort(
      (a, b) => a.order - b.order || byTitle(a, b),
    ),
  };
}

/** The export `name` of each module. */
function entries<T extends Spec>(name: string, modules: Modules): T[] {
  const pathOf = new Map<string, string>();
  const found = Object.entries(modules).map(([path, module]) => {
    const entry = (module as Record<string, unknown>)[name];
    if (!isSpec(entry))
      throw new Error(
        `${path} must export \`${name}\` with an id, a title and a summary. Code that is no entry of the catalog belongs in another folder.`,
      );
    const other = pathOf.get(entry.id);
    if (other)
      throw new Error(
        `${other} and ${path} both export a ${name} "${entry.id}"; rename one of them.`,
      );
    pathOf.set(entry.id, path);
    return entry as T;
  });
  if (found.length === 0)
    throw new Error(
      `The catalog found no file that exports a \`${name}\`; look at the glob patterns.`,
    );
  return found;
}

function isSpec(value: unknown): value is Spec {
  const { id, title, summary } = (value ?? {}) as Partial<Record<keyof Spec, unknown>>;
  return [id, title, summary].every((text) => typeof text === 'string' && text !== '');
}

function rankOf(model: Model): number {
  return model.kind === 'baseline' ? 0 : 1;
}

// By code unit: the order must not depend on the reader's language.
function byTitle(a: Spec, b: Spec): number {
  return a.title < b.title ? -1 : a.title > b.title ? 1 : 0;
}
