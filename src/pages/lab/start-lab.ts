import { presets } from '../../catalog/presets.ts';
import { DEFAULT_EXPERIMENT } from '../../ml/experiment.ts';
import type { RunResult } from '../../ml/result.ts';
import { flawOfResult } from '../../notebook/run-record.ts';
import { readLink, writeLink } from '../../notebook/share.ts';
import { readRoute } from '../route.ts';
import type { Site } from '../Site.svelte.ts';
import { known } from './known.ts';
import type { Lab } from './Lab.svelte.ts';

const FIRST_RESULT = 'data/first-result.json';

/** Brings the page to where the link and the runs of this browser left it. */
export async function startLab(lab: Lab, { opened, clean }: Site): Promise<void> {
  const { link, problem } = readLink(location.hash, known);
  if (link.clean !== clean) return location.reload();
  lab.clean = link.clean;
  lab.openLink(link, problem);
  const first = lab.preset === presets[0] ? fetchFirstResult() : null;
  await opened;
  const result = lab.runs.list.length === 0 ? await first : null;
  if (result) lab.showBuilt(result);
  lab.showLatest();
  lab.starting = false;
  warmWhenIdle(lab);
}

/** Follows a link that is opened in this tab, or typed over its address. */
export function followAddress(lab: Lab): () => void {
  const follow = () => readRoute(location.hash).page === 'lab' && openAddress(lab);
  addEventListener('hashchange', follow);
  return () => removeEventListener('hashchange', follow);
}

/** Coming back to the Lab without a word of what to show leaves it as it was. */
export function returnToLab(lab: Lab): void {
  if (location.hash.includes('?')) openAddress(lab);
}

function openAddress(lab: Lab): void {
  const { link, problem } = readLink(location.hash, known);
  if (link.clean !== lab.clean) return location.reload();
  lab.openLink(link, problem);
  history.replaceState(history.state, '', writeLink(lab.link));
}

/** The first preset's result as it was computed when the page was built; null where it is missing. */
async function fetchFirstResult(): Promise<RunResult | null> {
  try {
    const response = await fetch(FIRST_RESULT);
    const result: unknown = response.ok ? await response.json() : null;
    return flawOfResult(result) === null ? (result as RunResult) : null;
  } catch {
    return null;
  }
}

/**
 * Loads the default table while nothing else happens, so that the first run is quick. Another world
 * is made only when it is run: its first run would else wait for a table that it does not need.
 */
function warmWhenIdle(lab: Lab): void {
  const { connection } = navigator as { connection?: { saveData?: boolean } };
  const world = JSON.stringify(lab.experiment.dataset);
  if (connection?.saveData || world !== JSON.stringify(DEFAULT_EXPERIMENT.dataset)) return;
  const soon = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
  soon(() => lab.warm(DEFAULT_EXPERIMENT.dataset));
}
