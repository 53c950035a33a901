import { label as carrierEstimate } from '../../src/ml/labels/carrier-estimate.ts';
import { graceMinutes } from '../../src/ml/labels/threshold.ts';
import { columnOf } from '../../src/ml/table.ts';
import type { DatasetSpec, World } from '../../src/ml/world.ts';
import { drawDays } from './days.ts';
import { drawNetwork } from './network.ts';
import { drawParcels } from './parcels.ts';
import { scenarioOf } from './scenario.ts';
import { claimRisk } from './transit.ts';
import { trueProbabilities, type HiddenState } from './truth.ts';

/** The hidden state of a dataset's world, made again from its seed. */
export function drawHiddenState({ seed, scenario, rows }: DatasetSpec): HiddenState {
  const network = drawNetwork(seed);
  const days = drawDays(seed, scenarioOf(scenario));
  return { network, days, parcels: drawParcels(seed, rows, network, days) };
}

/** True probabilities of the two labels whose integral is kept: late at the door, and for own reasons. */
export type LateProbabilities = (rows: Int32Array) => { door: Float64Array; own: Float64Array };

/**
 * The true probability at creation of each label that follows from the mechanism; null for the others. A
 * claim hangs on lateness and merchant alone, so its probability is a mixture of two risks. The carrier's
 * estimate is settled at creation, so its probability is the label itself. Another deadline is another
 * integral, computed for the rows asked for (about 0.1 ms a row). A carrier's week hangs on parcels that
 * are not created yet: null.
 *
 * @param hiddenState called when it is first needed.
 */
export function labelTruth(
  world: Omit<World, 'trueProbability'>,
  hiddenState: () => HiddenState,
  late: LateProbabilities,
): World['trueProbability'] {
  const { seed } = world.dataset;
  return (label, rows, options) => {
    switch (label) {
      case 'door':
        return late(rows).door;
      case 'own-reasons':
        return late(rows).own;
      case 'threshold': {
        const grace = { graceMinutes: graceMinutes(options) };
        return trueProbabilities(seed, hiddenState(), rows, grace).door;
      }
      case 'claim':
        return claimProbabilities(world, drawNetwork(seed).merchantHabitual, rows, late(rows).door);
      case 'carrier-estimate': {
        const { first } = carrierEstimate.history(world as World);
        return Float64Array.from(rows, (row) => first[row]!);
      }
      default:
        return null;
    }
  };
}

function claimProbabilities(
  { table }: Pick<World, 'table'>,
  habitual: Uint8Array,
  rows: Int32Array,
  door: Float64Array,
): Float64Array {
  const merchant = columnOf(table, 'merchant', 'categorical').values;
  return door.map((p, i) => {
    const claims = habitual[merchant[rows[i]!]!] === 1;
    return p * claimRisk(true, claims) + (1 - p) * claimRisk(false, claims);
  });
}
