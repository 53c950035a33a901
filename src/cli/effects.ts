import { parseArgs } from 'node:util';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { toExperiment, type ExperimentSpec } from '../ml/experiment.ts';
import type { Report } from '../ml/result.ts';
import { RunMemory, type RunRequest } from '../ml/run.ts';
import type { World } from '../ml/world.ts';
import { explainError } from './explain-error.ts';
import { ProgressLine } from './progress-line.ts';
import { runToEnd } from './run-to-end.ts';
import { textTable } from './text-table.ts';

const SEEDS = '7,4111,90210,17,2026';
const ROWS = 165_000;
const TIME = { id: 'time' };
const GAP = { id: 'time', gapDays: 14 };
const RANDOM = { id: 'random' };
const DOOR = { id: 'door' };

/** What must come out of a world, as differences of ROC AUC; the names are those of the report. */
export interface Effects {
  seed: number;
  /** (offline − its ceiling) − (replayed − its ceiling) of the honest run. */
  honestBalance: number;
  honestBelowCeiling: number;
  /** What the rates and fresh signals add to the replay, over creation columns alone. */
  worthOfAsOf: number;
  randomMinusTime: number;
  lookUpTrees: number;
  lookUpLogistic: number;
  doorMinusOwn: number;
  wholeTableOptimism: number;
  groupMeansOptimism: number;
  everythingWrongOptimism: number;
  everythingWrongExcess: number;
  leakProven: boolean;
  logisticAboveRule: number;
  treesMinusLogistic: number;
  /** What the incidents after today take from the honest replay. */
  costOfIncidents: number;
}

/** `effects`: the world's effects for several seeds, as they come out. With --json, one array. */
export async function main(args: readonly string[]): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { values } = parseArgs({
      args: [...args],
      options: { seeds: { type: 'string', default: SEEDS }, json: { type: 'boolean' } },
    });
    const effects: Effects[] = [];
    for (const seed of values.seeds.split(',').map(Number)) {
      effects.push(await effectsOf(seed, progress));
    }
    progress.clear();
    process.stdout.write(`${values.json ? JSON.stringify(effects) : tableOf(effects)}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

async function effectsOf(seed: number, progress: ProgressLine): Promise<Effects> {
  progress.say('world', `seed ${seed}`);
  const world = worldOf(seed, 'default');
  const memory = new RunMemory();
  const on = (spec: ExperimentSpec, request: RunRequest = {}, where: World = world) =>
    reportOf(spec, request, where, where === world ? memory : new RunMemory(), progress);
  const honest = await on({ features: ['as-of'], split: GAP });
  const random = await on({ split: RANDOM }, { lookUp: true });
  const time = await on({ split: TIME });
  const door = await on({ split: TIME, label: DOOR });
  const wrong = await on(
    { features: ['all-columns'], split: RANDOM, label: DOOR, fitTransformsOn: 'all' },
    { twin: true },
  );
  const logistic = { id: 'logistic-regression' };
  const linearRandom = await on({ split: RANDOM, model: logistic }, { lookUp: true });
  const linear = await on({ features: ['as-of'], split: GAP, model: logistic });
  const rule = await on({ split: GAP, model: { id: 'rule' } });
  const wholeTable = await on({ features: ['whole-table'], split: TIME });
  const groupMeans = await on({ features: ['group-means'], split: TIME });
  const calm = await on({ features: ['as-of'], split: GAP }, {}, worldOf(seed, 'calm'));
  const ceiling = honest.ceiling!;
  return {
    seed,
    honestBalance:
      honest.offline.rocAuc! - ceiling.offline.rocAuc! - (honest.replay.rocAuc! - ceiling.rocAuc!),
    honestBelowCeiling: ceiling.rocAuc! - honest.replay.rocAuc!,
    worthOfAsOf: honest.replay.rocAuc! - time.replay.rocAuc!,
    randomMinusTime: random.offline.rocAuc! - time.offline.rocAuc!,
    lookUpTrees: random.lookUp!.rocAuc.value,
    lookUpLogistic: linearRandom.lookUp!.rocAuc.value,
    doorMinusOwn: door.offline.rocAuc! - time.offline.rocAuc!,
    wholeTableOptimism: wholeTable.optimism.rocAuc.value,
    groupMeansOptimism: groupMeans.optimism.rocAuc.value,
    everythingWrongOptimism: wrong.optimism.rocAuc.value,
    everythingWrongExcess: wrong.excess!.rocAuc.value,
    leakProven: wrong.leakProven!,
    logisticAboveRule: linear.replay.rocAuc! - rule.replay.rocAuc!,
    treesMinusLogistic: honest.replay.rocAuc! - linear.replay.rocAuc!,
    costOfIncidents: calm.replay.rocAuc! - honest.replay.rocAuc!,
  };
}

function worldOf(seed: number, scenario: string): World {
  return simulate({ name: 'deliveries', seed, scenario, rows: ROWS });
}

async function reportOf(
  spec: ExperimentSpec,
  request: RunRequest,
  world: World,
  memory: RunMemory,
  progress: ProgressLine,
): Promise<Report> {
  const experiment = toExperiment({ ...spec, dataset: world.dataset });
  return (await runToEnd(experiment, world, progress, request, memory)).report;
}

function tableOf(effects: readonly Effects[]): string {
  const names = Object.keys(effects[0]!).filter((name) => name !== 'seed') as (keyof Effects)[];
  const rows = names.map((name) => [
    name,
    ...effects.map((e) => (typeof e[name] === 'number' ? e[name].toFixed(3) : String(e[name]))),
  ]);
  return textTable(rows, ['effect', ...effects.map((e) => `seed ${e.seed}`)]);
}
