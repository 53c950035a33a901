import { minutesOfDate, type Table } from '../../src/ml/table.ts';
import type { DatasetSpec, World } from '../../src/ml/world.ts';
import { checksumOf } from './checksum.ts';
import { drawDays } from './days.ts';
import { columns, roles } from './dictionary.ts';
import { joinSources } from './join.ts';
import { drawNetwork } from './network.ts';
import { CAUSE_HOURS, drawOutcomes, type Outcomes } from './outcomes.ts';
import { drawParcels } from './parcels.ts';
import { scenarioOf } from './scenario.ts';
import { recordSources, type Sources } from './sources.ts';
import { trueProbabilities } from './truth.ts';

/** The world together with the sources that its table was joined from. */
export interface SimulatedWorld extends World {
  sources: Sources;
  /** What no warehouse holds: true probabilities, hours by cause, and the parcel as an express parcel. */
  truth(): Table;
}

/**
 * Makes a parcel network from a seed: who and where, the days, the parcels, what became of them, and
 * what the systems recorded. Time and memory grow in proportion to the rows. True probabilities are
 * computed when asked for, for the rows asked for.
 */
export function simulate(dataset: DatasetSpec): SimulatedWorld {
  const scenario = scenarioOf(dataset.scenario);
  const network = drawNetwork(dataset.seed);
  const days = drawDays(dataset.seed, scenario);
  const parcels = drawParcels(dataset.seed, dataset.rows, network, days);
  const outcomes = drawOutcomes(dataset.seed, parcels, network, days);
  const sources = recordSources(network, days, parcels, outcomes);
  const remembered = rememberProbabilities(dataset.rows, (rows) =>
    trueProbabilities(dataset.seed, { parcels, network, days }, rows),
  );
  return {
    ...worldOf(dataset, sources),
    sources,
    truth() {
      const rows = Int32Array.from({ length: dataset.rows }, (_, i) => i);
      return truthTable(
        trueProbabilities(dataset.seed, { parcels, network, days }, rows),
        outcomes,
      );
    },
    trueProbability(label, rows) {
      if (label !== 'door' && label !== 'own-reasons') return null;
      const values = remembered(rows)[label === 'door' ? 'door' : 'own'];
      return Float64Array.from(rows, (row) => values[row]!);
    },
  };
}

/** The world of these sources, without its truth. */
export function worldOf(dataset: DatasetSpec, sources: Sources): World {
  const scenario = scenarioOf(dataset.scenario);
  const table = joinSources(sources);
  return {
    dataset,
    table,
    columns,
    roles,
    from: minutesOfDate(scenario.from),
    to: minutesOfDate(scenario.to),
    checksum: checksumOf(sources.parcels),
    trueProbability: () => null,
  };
}

function truthTable({ door, own }: Probabilities, outcomes: Outcomes): Table {
  const numeric = (values: ArrayLike<number>) => ({
    kind: 'numeric' as const,
    values: Float32Array.from(values),
  });
  const hours = CAUSE_HOURS.map((name, c) => {
    const values = door.map((_, i) => outcomes.causeHours[i * CAUSE_HOURS.length + c]!);
    return [`${name}Hours`, numeric(values)] as const;
  });
  return {
    rows: door.length,
    columns: new Map([
      ['doorProbability', numeric(door)],
      ['ownProbability', numeric(own)],
      ...hours,
      ['lateIfExpedited', numeric(outcomes.lateIfExpedited)],
    ]),
  };
}

interface Probabilities {
  door: Float64Array;
  own: Float64Array;
}

/** Integrates each parcel once, when it is first asked about. */
function rememberProbabilities(count: number, compute: (rows: Int32Array) => Probabilities) {
  const all: Probabilities = {
    door: new Float64Array(count).fill(NaN),
    own: new Float64Array(count).fill(NaN),
  };
  return (rows: Int32Array): Probabilities => {
    const unknown = rows.filter((row) => Number.isNaN(all.door[row]!));
    const found = compute(unknown);
    unknown.forEach((row, i) => {
      all.door[row] = found.door[i]!;
      all.own[row] = found.own[i]!;
    });
    return all;
  };
}
