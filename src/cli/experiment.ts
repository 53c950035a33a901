import { access, constants, stat, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { catalog } from '../catalog/index.ts';
import { entryOf } from '../ml/catalog.ts';
import { refuseGap } from '../ml/check-split.ts';
import { toExperiment, type Experiment } from '../ml/experiment.ts';
import { RunMemory } from '../ml/run.ts';
import type { World } from '../ml/world.ts';
import { readArguments, type Arguments } from './arguments.ts';
import { comparedOn, comparisonOf, comparisonText } from './compare.ts';
import { prepareTables } from './static-data.ts';
import { explainError } from './explain-error.ts';
import { openDataset } from './open-dataset.ts';
import { experimentOnFile, openFile } from './open-file.ts';
import { predictionsCsv } from './predictions.ts';
import { reportText } from './print-report.ts';
import { ProgressLine } from './progress-line.ts';
import { runToEnd } from './run-to-end.ts';
import { usage } from './usage.ts';

/** `npm run experiment`: prints its result on stdout and nothing else there; gives the exit code. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const progress = new ProgressLine();
  try {
    const asked = readArguments(args);
    const text = asked === 'help' ? usage(catalog) : await answer(asked, root, progress);
    progress.clear();
    process.stdout.write(`${text}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

async function answer(asked: Arguments, root: string, progress: ProgressLine): Promise<string> {
  checkChoices(asked.experiment);
  if (asked.predictions !== null) await checkWritable(asked.predictions);
  const [world, experiment] = await opened(asked, root, progress);
  const found = { ...asked, experiment };
  return asked.compare ? compare(found, world, progress) : runOne(found, world, progress);
}

async function opened(
  { file, experiment }: Arguments,
  root: string,
  progress: ProgressLine,
): Promise<[World, Experiment]> {
  if (file) {
    const world = await openFile(file, progress);
    return [world, experimentOnFile(file.spec, world)];
  }
  await prepareTables(root, (line) => progress.say('data', line));
  return [await openDataset(root, experiment.dataset, progress), experiment];
}

async function runOne(asked: Arguments, world: World, progress: ProgressLine): Promise<string> {
  const { experiment, request, predictions } = asked;
  const { report, scored } = await runToEnd(experiment, world, progress, request);
  if (predictions !== null)
    await writeFile(predictions, predictionsCsv(world, experiment.today, scored));
  return asked.json ? JSON.stringify(report, null, 2) : reportText(report);
}

async function compare(asked: Arguments, world: World, progress: ProgressLine): Promise<string> {
  const { dataset, today, trainFrom, replayWeeks, seed } = asked.experiment;
  const memory = new RunMemory();
  const comparisons = [];
  for (const { title, spec } of comparedOn(world.roles)) {
    progress.say(title, '');
    const experiment = toExperiment({ ...spec, dataset, today, trainFrom, replayWeeks, seed });
    const { report } = await runToEnd(experiment, world, progress, {}, memory);
    comparisons.push(comparisonOf(title, report));
  }
  return asked.json ? JSON.stringify(comparisons, null, 2) : comparisonText(comparisons);
}

/** What can be refused at once is not first waited for: a world may take minutes to make. */
function checkChoices({ label, split, model }: Experiment): void {
  entryOf('label', catalog.labels, label.id);
  entryOf('model', catalog.models, model.id);
  if (!entryOf('split', catalog.splits, split.id).takesGap) refuseGap(split.id, split.gapDays);
}

/** Says so before the work, not after it, when a file cannot be written. */
async function checkWritable(file: string): Promise<void> {
  try {
    const found = await stat(file).catch(() => null);
    if (found?.isDirectory()) throw new Error('it is a folder');
    await access(found ? file : dirname(resolve(file)), constants.W_OK);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new Error(
      `--predictions ${file} cannot be written: ${why}. Name a file in a folder that exists.`,
    );
  }
}
