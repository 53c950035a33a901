import type { CellKind } from './cell-kind.ts';
import type { WorkedLesson } from './export-lesson.ts';
import type { Runtime } from './runtime.ts';

/** What the exports read, from a lesson that runs; a hidden result stays hidden in them. */
export function workedLesson(runtime: Runtime, kinds: ReadonlyMap<string, CellKind>): WorkedLesson {
  return {
    lesson: runtime.lesson,
    kinds,
    workOf: (id) => runtime.snapshot(id).work,
    resultOf(id) {
      const { hiddenBy, status } = runtime.snapshot(id);
      return hiddenBy.length === 0 && 'result' in status ? status.result : null;
    },
    valueOf: (id) => runtime.valueOf(id),
    isShown: (block) => runtime.isShown(block),
  };
}
