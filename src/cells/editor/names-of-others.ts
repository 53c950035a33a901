import type { CodeCell } from '../../notebook/cells/code.ts';
import { exportedNames, nameInCode } from '../../notebook/code-names.ts';
import { cellsOf, type Lesson } from '../../notebook/lesson.ts';

/** Names that the other cells of a lesson give to code, as the lesson was written. */
export function namesOfOthers(lesson: Lesson, own: string): string[] {
  const names = cellsOf(lesson)
    .filter(({ id }) => id !== own)
    .flatMap((cell) =>
      cell.kind === 'code' ? exportedNames((cell as CodeCell).code) : [nameInCode(cell.id)],
    );
  return [...new Set(names)];
}
