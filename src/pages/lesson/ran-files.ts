import { toExperiment } from '../../ml/experiment.ts';
import type { ExperimentCell } from '../../notebook/cells/experiment.ts';
import { LIBRARY, type SourceCell } from '../../notebook/cells/source.ts';
import { isFree } from '../../notebook/experiment-fields.ts';
import { cellsOf, type Cell, type Lesson } from '../../notebook/lesson.ts';

/** A file of src/ml that an experiment ran, and the cell that shows it, if the lesson has one. */
export interface RanFile {
  /** Within src/ml. */
  path: string;
  shownBy: string | null;
}

/** Files of the catalog by the experiment that runs them first; what the learner may change is left out. */
export function ranFiles(lesson: Pick<Lesson, 'blocks'>): ReadonlyMap<string, RanFile[]> {
  const cells = cellsOf(lesson);
  const sources = cells.filter((cell): cell is SourceCell => cell.kind === 'source');
  const seen = new Set<string>();
  const files = new Map<string, RanFile[]>();
  for (const cell of cells.filter(isExperiment)) {
    const paths = pathsOf(cell).filter((path) => !seen.has(path));
    for (const path of paths) seen.add(path);
    const shownBy = (path: string) =>
      sources.find((source) => source.path === `${LIBRARY}${path}`)?.id ?? null;
    if (paths.length > 0)
      files.set(
        cell.id,
        paths.map((path) => ({ path, shownBy: shownBy(path) })),
      );
  }
  return files;
}

function isExperiment(cell: Cell): cell is ExperimentCell {
  return cell.kind === 'experiment';
}

/** Each entry of the catalog is a file of its name. */
function pathsOf({ spec, free }: ExperimentCell): string[] {
  const { label, split, model } = toExperiment(spec);
  const parts = [
    { field: 'label.id', path: `labels/${label.id}.ts` },
    { field: 'split.id', path: `splits/${split.id}.ts` },
    { field: 'model.id', path: `models/${model.id}.ts` },
  ];
  return parts.filter(({ field }) => !isFree(field, free)).map(({ path }) => path);
}
