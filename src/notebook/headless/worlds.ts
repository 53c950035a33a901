import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { RunMemory } from '../../ml/run.ts';
import type { DatasetSpec, World } from '../../ml/world.ts';

/** Worlds as they are asked for, each simulated once. */
export class Worlds {
  private readonly open = new Map<string, { world: World; memory: RunMemory }>();

  of(dataset: DatasetSpec): { world: World; memory: RunMemory } {
    const key = JSON.stringify(dataset);
    let found = this.open.get(key);
    if (!found) {
      found = { world: simulate(dataset), memory: new RunMemory() };
      this.open.set(key, found);
    }
    return found;
  }
}
