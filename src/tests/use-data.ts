import { catalog } from '../catalog/index.ts';
import { toExperiment } from '../ml/experiment.ts';
import type { ValueFilter } from '../ml/explore/cross-filter.ts';
import { exploringExperiment } from '../notebook/data-link.ts';
import { Worlds } from '../notebook/headless/worlds.ts';
import { known } from '../notebook/known.ts';
import { Exploration, type AnyAnswer, type AnyQuestion } from '../worker/exploration.ts';
import { DataPage } from './DataPage.ts';
import { useSite } from './use-site.ts';

/** So few parcels that every answer is there at once. */
const DATASET = { name: 'deliveries', seed: 7, scenario: 'default', rows: 8000 };

/** The Data page of the built site, for the tests of one file. */
export function useData() {
  return useSite(DataPage, dataLink());
}

/** A link to the Data page on a small world. */
export function dataLink(parts: Readonly<Record<string, string>> = {}): string {
  return `#/data?${new URLSearchParams({ rows: '8000', ...parts }).toString()}`;
}

const { world, memory } = new Worlds().of(DATASET);
const exploration = new Exploration(world, catalog, memory);
const experiment = toExperiment({ ...exploringExperiment(known), dataset: DATASET });

/** What the engine says of the training rows of the same small world, here in Node. */
export async function engineSays<K extends AnyQuestion['kind']>(
  question: AnyQuestion & { kind: K },
  filters: readonly ValueFilter[] = [],
): Promise<Extract<AnyAnswer, { kind: K }>> {
  const steps = exploration.answer({ experiment, scope: 'training', filters, question });
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value as Extract<AnyAnswer, { kind: K }>;
}
