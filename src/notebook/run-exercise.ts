import type { RunCell } from './cell-kind.ts';
import type { Output } from './code-engine.ts';
import { exportedNames } from './code-names.ts';
import type { ExerciseCell } from './cells/exercise.ts';
import { runCode } from './run-code.ts';

export interface ExerciseWork {
  code: string;
  /** How many hints are open. */
  hints: number;
  solutionSeen: boolean;
}

export type Grade = 'not attempted' | 'broken' | 'wrong' | 'right';

export type CheckOutcome = { title: string } & (
  | { kind: 'right' }
  /** The message speaks of what happened: "Parcel 4711 is late because of weather; …". */
  | { kind: 'wrong'; message: string }
  /** The learner's code threw while it was checked. */
  | { kind: 'broken'; message: string }
);

export interface ExerciseResult {
  grade: Grade;
  checks: readonly CheckOutcome[];
  outputs: readonly Output[];
  /** Why nothing could be checked, with the place in the learner's code; null otherwise. */
  failure: { message: string; line: number | null; column: number | null } | null;
}

/**
 * What checks are written in: `check(title, test)`. A test that returns a text found something wrong and
 * says what; one that returns nothing is content; one that throws was broken by the learner's code.
 */
const BEFORE = `const { check, outcomes } = (() => {
  const tests = [];
  const run = async ({ title, test }) => {
    try {
      const message = await test();
      return typeof message === 'string' ? { kind: 'wrong', title, message } : { kind: 'right', title };
    } catch (error) {
      return { kind: 'broken', title, message: String((error && error.message) || error) };
    }
  };
  return {
    check: (title, test) => void tests.push({ title, test }),
    outcomes: async () => {
      const found = [];
      for (const one of tests) found.push(await run(one));
      return found;
    },
  };
})();`;

/** Runs the learner's code and then the checks on what it exports. */
export async function runExercise(
  cell: ExerciseCell,
  context: RunCell<ExerciseWork>,
): Promise<ExerciseResult> {
  const code = context.work?.code ?? cell.start;
  if (isSame(code, cell.start))
    return { grade: 'not attempted', checks: [], outputs: [], failure: null };
  return checkCode(cell, code, context);
}

/** What the checks say of some code, attempted or not. */
export async function checkCode(
  cell: ExerciseCell,
  code: string,
  context: RunCell<unknown>,
): Promise<ExerciseResult> {
  const wanted = exportedNames(cell.solution);
  const missing = wanted.filter((name) => !exportedNames(code).includes(name));
  if (missing.length > 0)
    return broken(`Your code must export ${missing.join(' and ')}.`, { line: null, column: null });
  const unseen = { ...context.lesson.dataset, seed: cell.unseenSeed };
  const check = { code: `${BEFORE}\n${cell.checks}\n;await outcomes();`, unseen };
  const { failure, check: checked, outputs } = await runCode(code, cell.language, context, check);
  if (failure) return { ...broken(failure.message, failure), outputs };
  const fault = checked?.failure?.message ?? faultOf(checked?.value);
  if (fault !== null)
    throw new Error(`The checks of this exercise are broken, which is no fault of yours: ${fault}`);
  const checks = checked!.value as CheckOutcome[];
  return { grade: gradeOf(checks), checks, outputs, failure: null };
}

function broken(
  message: string,
  { line, column }: { line: number | null; column: number | null },
): ExerciseResult {
  return { grade: 'broken', checks: [], outputs: [], failure: { message, line, column } };
}

function gradeOf(checks: readonly CheckOutcome[]): Grade {
  if (checks.some(({ kind }) => kind === 'broken')) return 'broken';
  return checks.some(({ kind }) => kind === 'wrong') ? 'wrong' : 'right';
}

function faultOf(value: unknown): string | null {
  return Array.isArray(value) && value.length > 0 ? null : 'they check nothing.';
}

/** Spaces and line breaks are no attempt. */
function isSame(code: string, start: string): boolean {
  const bare = (text: string) => text.replace(/\s+/g, ' ').trim();
  return bare(code) === bare(start);
}

export function flawOfExerciseWork(work: unknown): string | null {
  const { code, hints, solutionSeen } = (work ?? {}) as Partial<ExerciseWork>;
  if (typeof code !== 'string') return 'it holds no code';
  return Number.isInteger(hints) && typeof solutionSeen === 'boolean'
    ? null
    : 'its hints are missing';
}
