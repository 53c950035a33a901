import type { Feature } from '../feature.ts';
import { columnOf } from '../table.ts';
import type { World } from '../world.ts';

/** The columns of the rule in use, crossed: one category for each combination. */
export function crossedFeature({ roles }: Pick<World, 'roles'>): Feature[] {
  const by = roles.rule?.by ?? [];
  if (by.length !== 2) return [];
  const [a, b] = by as [string, string];
  const id = `${a}×${b}`;
  return [
    {
      id,
      title: `${a} × ${b}`,
      summary: `One category for each combination of ${a} and ${b}.`,
      family: 'interaction',
      knownAt: 'creation',
      later: false,
      honest: [id],
      values(view) {
        const table = {
          rows: 0,
          columns: new Map([a, b].map((name) => [name, view.column(name)])),
        };
        const left = columnOf(table, a, 'categorical');
        const right = columnOf(table, b, 'categorical');
        return {
          kind: 'categorical',
          categories: left.categories.flatMap((l) => right.categories.map((r) => `${l} ${r}`)),
          values: left.values.map((l, i) =>
            l < 0 || right.values[i]! < 0 ? -1 : l * right.categories.length + right.values[i]!,
          ),
        };
      },
    },
  ];
}
