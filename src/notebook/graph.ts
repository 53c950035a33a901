import type { CellKind, Names } from './cell-kind.ts';
import { nameInCode, SCOPE } from './code-names.ts';
import type { Cell } from './lesson.ts';

/** Which cell reads which, for the cells of a lesson as they stand. */
export interface Graph {
  names: Names;
  /** Cells that this one reads, itself not among them; only those that exist. */
  inputs: ReadonlyMap<string, readonly string[]>;
  /** Cells that read this one. */
  readers: ReadonlyMap<string, readonly string[]>;
  /** What is wrong, by the cell that it concerns. */
  problems: ReadonlyMap<string, string>;
}

type WorkOf = (id: string) => unknown;

/**
 * The graph of some cells. A name given twice, a cell that does not exist and a cycle are problems of the
 * cells concerned; the others still run.
 */
export function graphOf(
  cells: readonly Cell[],
  kinds: ReadonlyMap<string, CellKind>,
  workOf: WorkOf = () => null,
): Graph {
  const problems = new Map<string, string>();
  const names = namesOf(cells, kinds, workOf, problems);
  const ids = new Set(cells.map((cell) => cell.id));
  const inputs = new Map<string, string[]>();
  const readers = new Map<string, string[]>(cells.map((cell) => [cell.id, []]));
  for (const cell of cells) {
    const kind = kinds.get(cell.kind)!;
    const wanted = new Set(kind.needs(cell, names, workOf(cell.id)));
    for (const id of [...wanted, ...(kind.hides?.(cell) ?? [])])
      if (!ids.has(id))
        problems.set(
          cell.id,
          `"${cell.id}" needs the cell "${id}", which is not in this lesson. There is: ${[...ids].join(', ')}.`,
        );
    const found = [...wanted].filter((id) => ids.has(id));
    inputs.set(cell.id, found);
    for (const id of found) readers.get(id)!.push(cell.id);
  }
  for (const cycle of cyclesOf(inputs))
    for (const id of cycle)
      problems.set(id, `These cells wait for each other: ${cycle.join(', ')}.`);
  return { names, inputs, readers, problems };
}

/** Reports the first problem of a lesson's cells as they were written, and a prediction too late. */
export function checkGraph(
  cells: readonly Cell[],
  kinds: ReadonlyMap<string, CellKind>,
  report: (problem: string, cell: Cell) => never,
): void {
  const { problems } = graphOf(cells, kinds);
  for (const cell of cells) {
    const problem = problems.get(cell.id);
    if (problem) report(problem, cell);
  }
  const order = new Map(cells.map((cell, index) => [cell.id, index]));
  for (const [index, cell] of cells.entries())
    for (const id of kinds.get(cell.kind)!.hides?.(cell) ?? [])
      if (order.get(id)! < index)
        report(
          `"${cell.id}" asks for a prediction about "${id}", which stands above it: put it before.`,
          cell,
        );
}

function namesOf(
  cells: readonly Cell[],
  kinds: ReadonlyMap<string, CellKind>,
  workOf: WorkOf,
  problems: Map<string, string>,
): Map<string, string> {
  const names = new Map<string, string>();
  for (const cell of cells) {
    const kind = kinds.get(cell.kind)!;
    for (const name of kind.exports?.(cell, workOf(cell.id)) ?? [nameInCode(cell.id)]) {
      const other = names.get(name);
      if (SCOPE.includes(name))
        problems.set(
          cell.id,
          `"${cell.id}" gives the name "${name}", which every cell already has.`,
        );
      else if (other !== undefined && other !== cell.id)
        problems.set(
          cell.id,
          `"${cell.id}" and "${other}" both give the name "${name}"; rename one.`,
        );
      else names.set(name, cell.id);
    }
  }
  return names;
}

/** The groups of cells that wait for each other (strongly connected, by Tarjan), each in its order. */
function cyclesOf(inputs: ReadonlyMap<string, readonly string[]>): string[][] {
  const index = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];
  const visit = (id: string) => {
    index.set(id, index.size);
    low.set(id, index.get(id)!);
    stack.push(id);
    for (const next of inputs.get(id) ?? []) {
      if (!index.has(next)) visit(next);
      if (stack.includes(next)) low.set(id, Math.min(low.get(id)!, low.get(next)!));
    }
    if (low.get(id) !== index.get(id)) return;
    const group = stack.splice(stack.indexOf(id));
    if (group.length > 1 || inputs.get(id)?.includes(id)) cycles.push(group);
  };
  for (const id of inputs.keys()) if (!index.has(id)) visit(id);
  return cycles;
}
