import { RECORD_FORMAT, recordKey, type CellRecord } from '../../notebook/cell-record.ts';
import type { CodeCell } from '../../notebook/cells/code.ts';
import type { Lesson } from '../../notebook/lesson.ts';
import type { DatasetSpec } from '../../ml/world.ts';

/** A view that was opened as code. */
export interface OpenedCell {
  id: string;
  title: string;
  code: string;
}

/** What is kept of them: the list, and how many there have ever been, so that no id comes twice. */
export interface OpenedCells {
  made: number;
  cells: readonly OpenedCell[];
}

export const NO_CELLS: OpenedCells = { made: 0, cells: [] };

/** The lesson that these cells are, among the work on lessons. */
export const YOUR_CELLS = 'your-cells';
export const LIST_KEY = recordKey(YOUR_CELLS, 'opened');

/** What was kept, as far as it can be read. */
export function readOpenedCells(work: unknown): OpenedCells {
  const { made, cells } = (work ?? {}) as Partial<OpenedCells>;
  if (!Number.isInteger(made) || !Array.isArray(cells)) return NO_CELLS;
  return { made: made!, cells: cells.filter(isOpenedCell) };
}

export function withCell({ made, cells }: OpenedCells, title: string, code: string): OpenedCells {
  const id = `view-${made + 1}`;
  return { made: made + 1, cells: [...cells, { id, title, code }] };
}

export function withoutCell({ made, cells }: OpenedCells, id: string): OpenedCells {
  return { made, cells: cells.filter((cell) => cell.id !== id) };
}

/** As it is kept, among the work on lessons. */
export function listRecord(work: OpenedCells): Omit<CellRecord, 'revision'> {
  const changedAt = new Date().toISOString();
  return {
    ...{ format: RECORD_FORMAT, key: LIST_KEY, hash: '', changedAt },
    ...{ work, result: null, progress: null },
  };
}

/** A lesson made in code: its cells are what was opened, on the table that is looked at. */
export function lessonOfCells(
  { cells }: OpenedCells,
  ground: { dataset: DatasetSpec; today: string },
): Lesson {
  return {
    ...ground,
    ...{ slug: YOUR_CELLS, number: 0, title: 'Your cells', phase: '', minutes: 0, summary: '' },
    ...{ needs: [], headings: [], steps: [], footnotes: null },
    blocks: cells.map(({ id, code }, line) => {
      const cell: CodeCell = { kind: 'code', id, hash: '', line, language: 'js', code, slow: true };
      return { after: [], kind: 'cell', cell };
    }),
  };
}

function isOpenedCell(value: unknown): value is OpenedCell {
  const { id, title, code } = (value ?? {}) as Partial<OpenedCell>;
  return (
    typeof id === 'string' &&
    /^view-\d+$/.test(id) &&
    typeof title === 'string' &&
    typeof code === 'string'
  );
}
