import { parseArgs } from 'node:util';
import { explainError } from '../../cli/explain-error.ts';
import { ProgressLine } from '../../cli/progress-line.ts';
import { textTable } from '../../cli/text-table.ts';
import { markdownReport } from '../export-lesson.ts';
import { cellKinds } from '../kinds.ts';
import { cellsOf } from '../lesson.ts';
import { lessonList, loadLesson } from '../lessons.ts';
import type { Runtime } from '../runtime.ts';
import { workedLesson } from '../worked-lesson.ts';
import { inProcessCode } from './in-process-code.ts';
import { inProcessLab } from './in-process-lab.ts';
import { walkLesson } from './walk-lesson.ts';
import { Worlds } from './worlds.ts';

const USAGE = `npm run lessons -- [SLUG …] [--cells] [--text]

Takes every lesson, or those named, from top to bottom with the real engines, and prints what is wrong
with each. Exit code 1 when anything is.

  --cells  what each cell took
  --text   the lesson as a learner has it at the end, with its figures
`;

/** `lessons`: walks the lessons. */
export async function main(args: readonly string[]): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        cells: { type: 'boolean' },
        text: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    if (values.help) return print(USAGE);
    const slugs = positionals.length > 0 ? positionals : lessonList.map(({ slug }) => slug);
    const worlds = new Worlds();
    const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };
    let faulty = 0;
    for (const slug of slugs) {
      progress.say('lesson', slug);
      const start = performance.now();
      const walk = await walkLesson(await loadLesson(slug), engines, () => performance.now());
      const { faults, runtime } = walk;
      progress.clear();
      const seconds = ((performance.now() - start) / 1000).toFixed(1);
      if (values.text) print(markdownReport(workedLesson(runtime, cellKinds)));
      if (values.cells) print(`${textTable(cellTimes(runtime), ['cell', 'kind', 'seconds'])}\n`);
      print(
        `${slug}: ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}, ${seconds} s\n`,
      );
      for (const fault of faults) print(`  ${fault}\n`);
      if (faults.length > 0) faulty++;
    }
    return faulty > 0 ? 1 : 0;
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

function cellTimes(runtime: Runtime): string[][] {
  return cellsOf(runtime.lesson).flatMap(({ id, kind }) => {
    const { status } = runtime.snapshot(id);
    return status.kind === 'done' && status.ranAt ? [[id, kind, status.seconds.toFixed(2)]] : [];
  });
}

function print(text: string): 0 {
  process.stdout.write(text);
  return 0;
}
