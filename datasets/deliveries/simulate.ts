import { minutesOfDate, type Table } from '../../src/ml/table.ts';
import type { DatasetSpec, World } from '../../src/ml/world.ts';
import { checksumOf } from './checksum.ts';
import { columns, roles } from './dictionary.ts';
import { sourceSpecs } from './source-specs.ts';
import { joinSources } from './join.ts';
import { drawHiddenState, labelTruth, type LateProbabilities } from './label-truth.ts';
import { CAUSE_HOURS, drawOutcomes, type Outcomes } from './outcomes.ts';
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
  const hidden = drawHiddenState(dataset);
  const { network, days, parcels } = hidden;
  const outcomes = drawOutcomes(dataset.seed, parcels, network, days);
  const sources = recordSources(network, days, parcels, outcomes);
  const world = worldOf(dataset, sources);
  const late = rememberProbabilities(dataset.rows, (rows) =>
    trueProbabilities(dataset.seed, hidden, rows),
  );
  return {
    ...world,
    sources,
    truth() {
      const rows = Int32Array.from({ length: dataset.rows }, (_, i) => i);
      return truthTable(trueProbabilities(dataset.seed, hidden, rows), outcomes);
    },
    trueProbability: labelTruth(world, () => hidden, late),
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
    sourceSpecs,
    roles,
    from: minutesOfDate(scenario.from),
    to: minutesOfDate(scenario.to),
    checksum: checksumOf(sources.parcels),
    trueProbability: () => null,
  };
}

function truthTable({ door, own }: ReturnType<LateProbabilities>, outcomes: Outcomes): Table {
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

/** Integrates each parcel once, when it is first asked about. */
function rememberProbabilities(count: number, compute: LateProbabilities): LateProbabilities {
  const all = {
    door: new Float64Array(count).fill(NaN),
    own: new Float64Array(count).fill(NaN),
  };
  return (rows) => {
    const unknown = rows.filter((row) => Number.isNaN(all.door[row]!));
    const found = compute(unknown);
    unknown.forEach((row, i) => {
      all.door[row] = found.door[i]!;
      all.own[row] = found.own[i]!;
    });
    const pick = (values: Float64Array) => Float64Array.from(rows, (row) => values[row]!);
    return { door: pick(all.door), own: pick(all.own) };
  };
}
