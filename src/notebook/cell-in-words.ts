import type { CellMemory } from './cell-memory.ts';
import type { Cell } from './lesson.ts';

/** A cell as a message at another one speaks of it: by its title, else by where it stands. */
export function cellInWords({ cell, kind }: Pick<CellMemory, 'cell' | 'kind'>, at: Cell): string {
  const { title } = cell as Cell & { title?: string | null };
  if (title) return `“${title}”`;
  return `the ${kind.title.toLowerCase()} ${cell.line < at.line ? 'above' : 'below'}`;
}
