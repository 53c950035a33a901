import type { CellKind } from './cell-kind.ts';

const modules = import.meta.glob<{ kind?: CellKind }>(['./cells/*.ts', '!**/*.test.ts'], {
  eager: true,
});

/** Every kind of cell by its id: each file of `cells/`. Adding a kind creates a file and edits none. */
export const cellKinds: ReadonlyMap<string, CellKind> = kindsOf(modules);

export function kindsOf(found: Record<string, { kind?: CellKind }>): Map<string, CellKind> {
  const kinds = new Map<string, CellKind>();
  for (const [path, { kind }] of Object.entries(found)) {
    if (!kind?.id || !kind.title || !kind.summary)
      throw new Error(
        `${path} must export \`kind\` with an id, a title and a summary. Code that is no cell kind belongs in another folder.`,
      );
    if (kinds.has(kind.id))
      throw new Error(`${path} exports a second cell kind "${kind.id}"; rename one of them.`);
    kinds.set(kind.id, kind);
  }
  if (kinds.size === 0) throw new Error('No cell kind was found; look at the glob pattern.');
  return kinds;
}
