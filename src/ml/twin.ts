import type { Catalog } from './catalog.ts';
import { entryOf } from './catalog.ts';
import type { Experiment } from './experiment.ts';
import { businessLabel } from './label-as-of.ts';
import { honestFeatures, resolveFeatures } from './resolve-features.ts';
import type { Choice } from './result.ts';
import type { World } from './world.ts';

/** The order in which a pipeline meets its choices. */
export const CHOICES: readonly Choice[] = ['label', 'features', 'split', 'transforms'];

export const HONEST_GAP_DAYS = 14;

/**
 * The honest twin: same model, options, seed, today and rows, with each choice set to what the clock
 * allows. Its own optimism is what the season does, so the difference to it is what the choices did.
 */
export function honestTwin(
  experiment: Experiment,
  catalog: Catalog,
  world: Pick<World, 'columns' | 'roles'>,
): Experiment {
  const split = entryOf('split', catalog.splits, experiment.split.id);
  const ordered = split.ordered && experiment.split.gapDays >= HONEST_GAP_DAYS;
  return {
    ...experiment,
    label: {
      id: businessLabel(catalog.labels, world.roles).id,
      pending: 'wait',
      options: {},
    },
    features: honestFeatures(experiment.features, catalog.featureSets, world),
    split: ordered ? experiment.split : { id: 'time', gapDays: HONEST_GAP_DAYS, options: {} },
    fitTransformsOn: 'train',
  };
}

/** The twin with the choices in `kept` as the learner made them. */
export function withChoices(
  twin: Experiment,
  experiment: Experiment,
  kept: ReadonlySet<Choice>,
): Experiment {
  return {
    ...twin,
    label: kept.has('label') ? experiment.label : twin.label,
    features: kept.has('features') ? experiment.features : twin.features,
    split: kept.has('split') ? experiment.split : twin.split,
    fitTransformsOn: kept.has('transforms') ? experiment.fitTransformsOn : twin.fitTransformsOn,
  };
}

/** Why a choice can change nothing, or null when it may: it is honest already, or the model is blind to it. */
export function whyNoDifference(
  choice: Choice,
  experiment: Experiment,
  twin: Experiment,
  catalog: Catalog,
  world: Pick<World, 'columns' | 'roles'>,
): string | null {
  const model = entryOf('model', catalog.models, experiment.model.id);
  const ids = (e: Experiment) =>
    resolveFeatures(e.features, catalog.featureSets, world)
      .map((f) => f.id)
      .sort()
      .join();
  const honestAlready = {
    label: same(experiment.label, twin.label),
    features: ids(experiment) === ids(twin),
    split: same(experiment.split, twin.split),
    transforms: experiment.fitTransformsOn === twin.fitTransformsOn,
  };
  if (honestAlready[choice]) return 'This choice is already the honest one.';
  const readsNothing = model.encoding === 'none';
  if (choice === 'features' && readsNothing) return `${model.title} reads no columns.`;
  if (choice === 'features' && model.ownFeatures)
    return `${model.title} reads its own columns, whatever is chosen.`;
  if (choice === 'transforms' && readsNothing) return `${model.title} has nothing to transform.`;
  return null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
