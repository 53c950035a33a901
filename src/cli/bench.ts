import { machine } from './bench/machine.ts';
import type { ChildAnswer } from './bench/measure-in-child.ts';
import { measurePart } from './bench/measure-part.ts';
import { measureTask } from './bench/measure-task.ts';
import { LeftOut, type Task } from './bench/part.ts';
import { chosenParts, PARTS } from './bench/parts.ts';
import { resultText } from './bench/result-text.ts';
import type { BenchResult } from './bench/result.ts';
import { explainError } from './explain-error.ts';
import { parseOptions } from './parse-options.ts';
import { ProgressLine } from './progress-line.ts';
import { prepareTables } from './static-data.ts';

const USAGE = `Measures Holdout on this machine; what is to be reached stands beside each figure.

Usage: npm run --silent bench -- [options]
  --only NAME,…  some parts only: ${PARTS.map(({ id }) => id).join(', ')}
  --quick        the smallest size, once
  --json         one JSON object instead of tables
  --help`;

const OPTIONS = {
  only: { type: 'string' },
  quick: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean' },
  task: { type: 'string' },
} as const;

/** `npm run bench`: a target that is missed is printed, and is no failure. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { only, quick, json, help, task } = parseOptions(args, OPTIONS);
    if (help) return print(USAGE);
    if (task !== undefined) return print(JSON.stringify(await answer(JSON.parse(task) as Task)));
    const parts = chosenParts(only);
    await prepareTables(root, (line) => progress.say('data', line));
    const result: BenchResult = { machine: machine(), quick, parts: [] };
    for (const part of parts) result.parts.push(await measurePart(part, { root, quick }, progress));
    progress.clear();
    print(json ? JSON.stringify(result, null, 2) : resultText(result));
    return result.parts.some(({ failed }) => failed.length > 0) ? 1 : 0;
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

/** What a child process of this command prints for its parent. */
async function answer(task: Task): Promise<ChildAnswer> {
  try {
    return { figures: await measureTask(task) };
  } catch (error) {
    if (error instanceof LeftOut) return { leftOut: error.message };
    throw error;
  }
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
