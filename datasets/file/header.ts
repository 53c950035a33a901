import { count, shown, shownList } from './shown.ts';

/**
 * The column names of a table's first line.
 * @throws when it seems to hold values, an empty name, or one name twice.
 */
export function checkHeader(fields: readonly string[], file: string, place: string): string[] {
  const names = fields.map((field) => field.trim());
  const where = `${file}, ${place}`;
  if (!names.some((name) => /\p{L}/u.test(name)))
    throw new Error(
      `${where}: the first line must name the columns, but it holds ${shownList(names, 4)}, in which there is no letter. Put a line with the names of the columns before it.`,
    );
  const positions = new Map<string, number>();
  names.forEach((name, i) => {
    if (name === '')
      throw new Error(
        `${where}: column ${count(i + 1)} of ${count(names.length)} has no name. Give each column of the first line a name, or take the column out.`,
      );
    const other = positions.get(name);
    if (other !== undefined)
      throw new Error(
        `${where}: columns ${count(other + 1)} and ${count(i + 1)} are both named ${shown(name)}. Rename one of them.`,
      );
    positions.set(name, i);
  });
  return names;
}

/** What to add to an error about names that are missing, where the first line looks like values. */
export function headerDoubt(names: readonly string[]): string {
  const value = names.find((name) => /^[-+]?[\d.,/: -]*\d[\d.,/: T Z-]*$/.test(name));
  return value === undefined
    ? ''
    : ` Is the first line the header? It holds ${shown(value)}, which looks like a value.`;
}
