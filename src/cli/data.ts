import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { presets } from '../catalog/presets.ts';
import { toExperiment } from '../ml/experiment.ts';
import type { RunResult } from '../ml/result.ts';
import { explainError } from './explain-error.ts';
import { firstFigures } from './first-figures.ts';
import { openDataset } from './open-dataset.ts';
import { parseOptions } from './parse-options.ts';
import { ProgressLine } from './progress-line.ts';
import { runToEnd } from './run-to-end.ts';
import { hashOfFiles, sourceFiles } from './source-hash.mjs';
import { prepareTables, writeData, writeStamp, type Stamp } from './static-data.ts';

const FIRST_RESULT = 'first-result.json';

/**
 * `npm run data`: builds what is absent or stale in static/data; its messages go to stderr.
 * `--check` compares the tables with the committed checksum, `--write-checksum` commits to it.
 */
export async function main(args: readonly string[], root: string): Promise<number> {
  const log = (line: string) => void process.stderr.write(`${line}\n`);
  try {
    const values = parseOptions(args, {
      check: { type: 'boolean' },
      'write-checksum': { type: 'boolean' },
    });
    const stamp = await prepareTables(root, log);
    const committed = join(root, 'datasets/deliveries/checksum.txt');
    if (values['write-checksum']) await writeFile(committed, `${stamp.checksum}\n`);
    const problem = values.check
      ? checksumProblem(stamp.checksum, await readFile(committed, 'utf8'))
      : null;
    if (problem) throw new Error(problem);
    if (values.check || values['write-checksum']) return 0;
    await prepareFirstFigures(root, await prepareFirstResult(root, stamp, log));
    return 0;
  } catch (error) {
    explainError(error);
    return 1;
  }
}

/** What is wrong when the tables that were built are not the ones that were committed to. */
export function checksumProblem(built: string, committed: string): string | null {
  if (built === committed.trim()) return null;
  return `The tables that were built have the checksum ${built},
but datasets/deliveries/checksum.txt says ${committed.trim()}.
If the world was meant to change, run: npm run data -- --write-checksum`;
}

/** Computes what the Lab shows on the first visit: the first preset, by the same engine. */
async function prepareFirstResult(
  root: string,
  stamp: Stamp,
  log: (line: string) => void,
): Promise<Stamp> {
  const name = FIRST_RESULT;
  const sources = hashOfFiles(root, sourceFiles(root, ['src/ml', 'src/catalog', 'datasets']));
  if (stamp.firstResult === sources && name in stamp.files) return stamp;
  const { title, experiment: spec } = presets[0]!;
  const experiment = toExperiment(spec);
  log(`Computing the first result: ${title} …`);
  const progress = new ProgressLine();
  const world = await openDataset(root, experiment.dataset, progress);
  const request = { twin: true, attribution: 'pair' } as const;
  const { report, pictures } = await runToEnd(experiment, world, progress, request);
  progress.clear();
  const result: RunResult = { report, pictures };
  const bytes = new TextEncoder().encode(JSON.stringify(result));
  const files = { ...stamp.files, [name]: await writeData(root, name, bytes) };
  return writeStamp(root, { ...stamp, files, firstResult: sources });
}

/** Takes what the Map shows out of the first result. It is quick, so it is not asked whether it is stale. */
async function prepareFirstFigures(root: string, stamp: Stamp): Promise<void> {
  const name = 'first-figures.json';
  const file = join(root, 'static/data', FIRST_RESULT);
  const result = JSON.parse(await readFile(file, 'utf8')) as RunResult;
  const bytes = new TextEncoder().encode(JSON.stringify(firstFigures(result)));
  const hash = await writeData(root, name, bytes);
  if (stamp.files[name] !== hash)
    await writeStamp(root, { ...stamp, files: { ...stamp.files, [name]: hash } });
}
