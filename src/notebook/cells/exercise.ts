import type { CellKind } from '../cell-kind.ts';
import {
  flawOfExerciseWork,
  runExercise,
  type ExerciseResult,
  type ExerciseWork,
} from '../run-exercise.ts';
import { exportedNames, usedNames } from '../code-names.ts';
import type { Cell, Prose } from '../lesson.ts';
import { fence, parts } from '../markdown-text.ts';

export interface ExerciseCell extends Cell {
  kind: 'exercise';
  language: 'js' | 'ts';
  title: string | null;
  start: string;
  /** JavaScript. */
  checks: string;
  /** Seed of the world whose table the checks have as `unseen`. */
  unseenSeed: number;
  hints: readonly Prose[];
  solution: string;
}

export const kind: CellKind<ExerciseCell, ExerciseWork, ExerciseResult> = {
  id: 'exercise',
  title: 'Exercise',
  summary: 'Code to be written, with checks that speak of parcels, hints and a solution.',
  languages: ['js', 'ts'],
  parts: ['checks', 'hint', 'solution'],
  parse(source) {
    const [checks, ...moreChecks] = source.parts('checks');
    const [solution, ...moreSolutions] = source.parts('solution');
    if (!checks || moreChecks.length > 0)
      return source.fail(`"${source.id}" needs one fence of checks.`);
    if (!solution || moreSolutions.length > 0)
      return source.fail(`"${source.id}" needs one solution.`);
    const missing = exportedNames(solution.body).filter(
      (name) => !exportedNames(source.body).includes(name),
    );
    if (missing.length > 0)
      source.fail(
        `The starting code of "${source.id}" does not export ${missing.join(', ')}, as its solution does.`,
      );
    if (checks.language !== 'js') source.fail('Checks are written in js.');
    const seed = Number(checks.flag('world') ?? 8);
    if (!Number.isInteger(seed) || seed < 0)
      source.fail('Write the seed of the unseen world as world=8.');
    const title = source.flag('title');
    return {
      language: source.language as ExerciseCell['language'],
      title: typeof title === 'string' ? title : null,
      start: source.body,
      checks: checks.body,
      unseenSeed: seed,
      hints: source.parts('hint').map((hint) => hint.prose()),
      solution: solution.body,
    };
  },
  needs(cell, names, work) {
    const own = new Set(exportedNames(cell.start));
    const used = [work?.code ?? cell.start, cell.checks].flatMap((code) => [...usedNames(code)]);
    const ids = used.filter((name) => !own.has(name)).flatMap((name) => names.get(name) ?? []);
    return [...new Set(ids)].filter((id) => id !== cell.id);
  },
  cost: () => 'expensive',
  run: runExercise,
  runKey: (cell, work) => work?.code ?? cell.start,
  value(cell, { work, result }) {
    if (!result) return undefined;
    return { grade: result.grade, code: work?.code ?? cell.start };
  },
  progress(_cell, { work, result }) {
    if (result?.grade === 'right') return 'done';
    return work ? 'begun' : 'untouched';
  },
  opens: (_cell, { work, result }) => result?.grade === 'right' || work?.solutionSeen === true,
  toMarkdown({ language, title, start }, { work, result }) {
    const said = (result?.checks ?? []).map(
      (check) => `- ${check.title}: ${check.kind === 'right' ? 'right' : check.message}`,
    );
    return parts(
      `**Exercise${title ? `: ${title}` : ''}.** ${result?.grade ?? 'not attempted'}`,
      fence(language, work?.code ?? start),
      said.join('\n'),
    );
  },
  flawOfWork: flawOfExerciseWork,
};
