import type { CellKind } from '../cell-kind.ts';
import type { Block, Step } from '../lesson.ts';

/** What a learner does in a lesson, each under its heading. */
export function stepsOf(blocks: readonly Block[], kinds: ReadonlyMap<string, CellKind>): Step[] {
  let heading: string | null = null;
  return blocks.flatMap((block): Step[] => {
    if (block.kind === 'prose') {
      const ids = [...block.prose.html.matchAll(/<h[23] id="([^"]+)"/g)];
      heading = ids.at(-1)?.[1] ?? heading;
      return [];
    }
    const { id, kind } = block.cell;
    return kinds.get(kind)!.progress ? [{ id, kind, heading }] : [];
  });
}
