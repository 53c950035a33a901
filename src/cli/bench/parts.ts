import { audit } from './audit.ts';
import { models } from './models.ts';
import { page } from './page.ts';
import type { Part } from './part.ts';
import { rates } from './rates.ts';
import { simulator } from './simulator.ts';
import { site } from './site.ts';
import { views } from './views.ts';
import { wholeExperiment } from './whole-experiment.ts';
import { yardstick } from './yardstick.ts';

export const PARTS: readonly Part[] = [
  simulator,
  views,
  rates,
  models,
  wholeExperiment,
  audit,
  yardstick,
  page,
  site,
];

/** The parts that were asked for, in their own order; all of them without a word. */
export function chosenParts(only: string | undefined): readonly Part[] {
  if (only === undefined) return PARTS;
  const ids = only.split(',').map((id) => id.trim());
  const known = PARTS.map(({ id }) => id);
  for (const id of ids)
    if (!known.includes(id))
      throw new Error(`--only names "${id}"; there is: ${known.join(', ')}.`);
  return PARTS.filter(({ id }) => ids.includes(id));
}
