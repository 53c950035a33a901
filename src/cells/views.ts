import type { Component } from 'svelte';
import type { Cell } from '../notebook/lesson.ts';

export type CellView = Component<{ cell: Cell }>;

const modules = import.meta.glob<{ default: Component<{ cell: never }> }>(
  ['./*Cell.svelte', '!./Cell.svelte'],
  { eager: true },
);

/** How each kind of cell is shown: `InPythonCell.svelte` shows `inPython`. */
export const cellViews: ReadonlyMap<string, CellView> = new Map(
  Object.entries(modules).map(([path, module]) => [kindOf(path), module.default as CellView]),
);

function kindOf(path: string): string {
  const name = /\/(\w+)Cell\.svelte$/.exec(path)![1]!;
  return name[0]!.toLowerCase() + name.slice(1);
}
