import type { Catalog } from './catalog.ts';
import { deliver, evaluate, type Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import { frameOf, type Frame } from './frame.ts';
import type { FitProgress } from './model.ts';
import type { World } from './world.ts';

/** Frames hold whole columns, so only the latest few are kept. */
const FRAMES_KEPT = 4;
const RESULTS_KEPT = 64;

/**
 * What runs on one world share: feature columns, evaluations, and refits. Attribution switches one
 * choice at a time, and the refit knows nothing of split and transforms, so most of its work is already
 * here. It holds results only; an aborted run leaves nothing behind.
 */
export class RunMemory {
  #world: World | null = null;
  readonly #frames = new Map<string, Frame>();
  readonly #evaluations = new Map<string, Evaluation>();
  readonly #deliveries = new Map<string, Float64Array>();

  frame(experiment: Experiment, world: World, catalog: Catalog): Frame {
    if (this.#world !== world) this.#forget(world);
    return remember(this.#frames, frameKey(experiment), FRAMES_KEPT, () =>
      frameOf(experiment, world, catalog),
    );
  }

  async *evaluation(
    experiment: Experiment,
    catalog: Catalog,
    frame: Frame,
    signal?: AbortSignal,
  ): AsyncGenerator<FitProgress, Evaluation> {
    const key = JSON.stringify({ ...experiment, replayWeeks: 0 });
    const known = this.#evaluations.get(key);
    if (known) return known;
    const evaluation = yield* evaluate(experiment, catalog, frame, signal);
    return remember(this.#evaluations, key, RESULTS_KEPT, () => evaluation);
  }

  async *delivery(
    experiment: Experiment,
    catalog: Catalog,
    frame: Frame,
    signal?: AbortSignal,
  ): AsyncGenerator<FitProgress, Float64Array> {
    const { features, selectFeatures, model, seed } = experiment;
    const key = JSON.stringify([frameKey(experiment), features, selectFeatures, model, seed]);
    const known = this.#deliveries.get(key);
    if (known) return known;
    const scores = yield* deliver(experiment, catalog, frame, signal);
    return remember(this.#deliveries, key, RESULTS_KEPT, () => scores);
  }

  #forget(world: World): void {
    this.#world = world;
    this.#frames.clear();
    this.#evaluations.clear();
    this.#deliveries.clear();
  }
}

function frameKey({ dataset, label, today, trainFrom, replayWeeks }: Experiment): string {
  return JSON.stringify([dataset, label, today, trainFrom, replayWeeks]);
}

/** The value under a key, made if absent; beyond `limit` entries the oldest goes. */
function remember<T>(map: Map<string, T>, key: string, limit: number, make: () => T): T {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  for (const oldest of map.keys()) {
    if (map.size <= limit) break;
    map.delete(oldest);
  }
  return made;
}
