import { columns, roles } from '../../datasets/deliveries/dictionary.ts';
import { catalog } from '../catalog/index.ts';
import type { Experiment } from '../ml/experiment.ts';
import { CHOICES, honestTwin, whyNoDifference } from '../ml/twin.ts';
import type { Known } from './share.ts';

/** What exists, before any table is loaded: the catalog, and the default table's dictionary. */
export const known: Known = { catalog, dictionary: { columns, roles } };

/** How many choices differ from the honest twin's and can change a number. */
export function faultyChoices(experiment: Experiment): number {
  const { catalog, dictionary } = known;
  const twin = honestTwin(experiment, catalog, dictionary);
  return CHOICES.filter(
    (choice) => whyNoDifference(choice, experiment, twin, catalog, dictionary) === null,
  ).length;
}
