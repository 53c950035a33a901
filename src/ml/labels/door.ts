import type { Label } from '../label.ts';
import { columnOf } from '../table.ts';

/**
 * Late at the door: delivered after the promise, whatever the cause. "Late" can be said when the promise
 * passes, "on time" at delivery, so every row can be judged once its promise lies behind.
 */
export const label: Label = {
  id: 'door',
  title: 'Late at the door',
  summary: 'Delivered after the promise, whatever the cause.',
  options: [],
  horizonDays: (roles) => roles.horizon.promiseDays,
  history(world) {
    const promised = columnOf(world.table, world.roles.promised, 'time').values;
    const delivered = columnOf(world.table, world.roles.delivered, 'time').values;
    const first = new Uint8Array(promised.length);
    const settledAt = new Int32Array(promised.length);
    for (let i = 0; i < promised.length; i++) {
      first[i] = delivered[i]! > promised[i]! ? 1 : 0;
      settledAt[i] = Math.min(delivered[i]!, promised[i]!);
    }
    return { knownFrom: promised, first, changes: [], settledAt, outcomeAt: delivered };
  },
};
