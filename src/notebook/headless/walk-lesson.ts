import type { Engines } from '../cell-kind.ts';
import type { DeliverableCell } from '../cells/deliverable.ts';
import type { ExerciseCell } from '../cells/exercise.ts';
import type { Ask, PredictCell } from '../cells/predict.ts';
import type { QuizCell } from '../cells/quiz.ts';
import type { Guess } from '../compare-guess.ts';
import { rightAnswer } from '../grade-quiz.ts';
import { cellKinds } from '../kinds.ts';
import { cellsOf, type Cell, type Lesson, type Prose } from '../lesson.ts';
import { fillProse } from '../prose.ts';
import { Runtime } from '../runtime.ts';
import type { ExerciseResult } from '../run-exercise.ts';
import { fillTemplate } from '../template.ts';

/** What a walk through a lesson found wrong, each with the cell or the text concerned. */
export type Fault = string;

/** A lesson that was taken to its end. */
export interface Walk {
  faults: readonly Fault[];
  /** The lesson as it stands then. */
  runtime: Runtime;
}

/**
 * Takes a lesson from top to bottom as a learner would, who is wrong at first: each prediction before its
 * result, each exercise with its starting code and then with its solution. Then everything has to be
 * shown, and every figure to be there.
 *
 * @param now a clock in milliseconds, for what each cell took; without it they took no time.
 */
export async function walkLesson(
  lesson: Lesson,
  engines: Engines,
  now: () => number = () => 0,
): Promise<Walk> {
  const runtime = new Runtime({ lesson, kinds: cellKinds, engines, now });
  const faults: Fault[] = [];
  for (const cell of cellsOf(lesson)) faults.push(...(await takeCell(cell, runtime)));
  for (const block of lesson.blocks)
    if (!runtime.isShown(block))
      faults.push(`What stands after ${block.after.join(' and ')} stays held back.`);
  faults.push(...figureFaults(lesson, runtime));
  runtime.close();
  return { faults, runtime };
}

async function takeCell(cell: Cell, runtime: Runtime): Promise<Fault[]> {
  if (cell.kind === 'predict') return predict(cell, runtime);
  if (cell.kind === 'quiz') {
    const answer = rightAnswer((cell as QuizCell).ask);
    runtime.setWork(cell.id, { answer, tries: 1, checked: true });
  } else if (cell.kind === 'exercise') return exercise(cell as ExerciseCell, runtime);
  await runtime.run(cell.id);
  return statusFaults(cell, runtime);
}

function predict(cell: Cell, runtime: Runtime): Fault[] {
  const [about] = cellKinds.get(cell.kind)!.hides!(cell);
  const seen = runtime.valueOf(about!) !== undefined;
  const guess = anyGuess((cell as PredictCell).ask);
  runtime.setWork(cell.id, { guess, lockedAt: '2024-07-01T00:00:00.000Z', skipped: false });
  return seen ? [`“${about}” shows its result before the prediction “${cell.id}”.`] : [];
}

async function exercise(cell: ExerciseCell, runtime: Runtime): Promise<Fault[]> {
  const attempt = async (code: string) => {
    runtime.setWork(cell.id, { code, hints: 0, solutionSeen: false });
    await runtime.run(cell.id);
    const { status } = runtime.snapshot(cell.id);
    return status.kind === 'done' ? (status.result as ExerciseResult) : null;
  };
  const faults: Fault[] = [];
  const start = await attempt(`${cell.start}\n// attempted`);
  if (start?.grade === 'right') faults.push(`The starting code of “${cell.id}” passes its checks.`);
  const solved = await attempt(cell.solution);
  if (solved && solved.grade !== 'right')
    faults.push(
      `The solution of “${cell.id}” is ${solved.grade}: ${JSON.stringify(solved.failure ?? solved.checks)}.`,
    );
  return [...faults, ...statusFaults(cell, runtime)];
}

function statusFaults({ id }: Cell, runtime: Runtime): Fault[] {
  const { status } = runtime.snapshot(id);
  if (status.kind === 'done' || !isRun(id, runtime)) return [];
  const why = status.kind === 'failed' ? ` (${status.failure.message})` : '';
  return [`“${id}” is ${status.kind}${why}.`];
}

function anyGuess(ask: Ask): Guess {
  if (ask.kind === 'number') return (ask.range[0] + ask.range[1]) / 2;
  if (ask.kind === 'choice') return 0;
  if (ask.kind === 'order') return ask.items.map((_, at) => at);
  const [left, right] = ask.x.range;
  return [
    [left, ask.y.range[0]],
    [right, ask.y.range[1]],
  ];
}

function isRun(id: string, runtime: Runtime): boolean {
  const cell = cellsOf(runtime.lesson).find((other) => other.id === id)!;
  return cellKinds.get(cell.kind)!.run !== undefined;
}

function figureFaults(lesson: Lesson, runtime: Runtime): Fault[] {
  const valueOf = (id: string) => runtime.valueOf(id);
  const proses = [lesson.blocks, lesson.footnotes].flatMap(prosesIn);
  const htmls = proses.map((prose) => fillProse(prose, valueOf));
  const faults = htmls.flatMap((html) =>
    Array.from(
      html.matchAll(/<span class="figure (pending|broken)"[^>]*>(.*?)<\/span>/g),
      ([, kind, text]) =>
        `A figure is ${kind} (${text}) in: ${html.replace(/<[^>]*>/g, '').trim()}`,
    ),
  );
  for (const cell of cellsOf(lesson))
    if (cell.kind === 'deliverable')
      faults.push(...templateFaults(cell as DeliverableCell, valueOf));
  return faults;
}

function templateFaults(
  { id, template }: DeliverableCell,
  valueOf: (id: string) => unknown,
): Fault[] {
  try {
    const open = /\[run “[^”]*”\]/.exec(fillTemplate(template, valueOf));
    return open ? [`The deliverable “${id}” lacks a figure: ${open[0]}.`] : [];
  } catch (error) {
    return [`The deliverable “${id}” cannot be filled: ${(error as Error).message}`];
  }
}

function prosesIn(value: unknown): Prose[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('html' in value && 'figures' in value) return [value as Prose];
  return Object.values(value).flatMap(prosesIn);
}
