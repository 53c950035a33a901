import { shown, shownList } from './shown.ts';

/** Beyond these no name is compared letter by letter: the cost is their product. */
const LONGEST = 80;
/** So many letters must agree before the beginning of a name stands for it. */
const SHORTEST_START = 4;

/** What there is instead of `name`: ` Did you mean "…"?`, or the first of the names there are. */
export function instead(name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  return near === null ? ` There is: ${shownList(names)}.` : ` Did you mean ${shown(near)}?`;
}

/**
 * The name that differs in the fewest letters, if it differs in no more than a third of them. A name
 * that only goes on, or was cut off, counts as one letter away.
 */
function nearestName(name: string, names: readonly string[]): string | null {
  const wanted = simplified(name);
  let near: string | null = null;
  let least = Math.floor(wanted.length / 3) + 1;
  for (const candidate of names) {
    const other = simplified(candidate);
    const begun = isBegun(wanted, other) || isBegun(other, wanted);
    const distance = begun ? Math.min(1, least) : editDistance(wanted, other, least);
    if (distance < least) [near, least] = [candidate, distance];
  }
  return near;
}

function isBegun(start: string, name: string): boolean {
  return start.length >= SHORTEST_START && name.startsWith(start);
}

/** Case, blanks and underscores are what people get wrong most often: they count for nothing. */
function simplified(name: string): string {
  return name
    .toLowerCase()
    .replace(/[\s_.-]+/g, '')
    .slice(0, LONGEST);
}

/** Levenshtein's distance, or `limit` as soon as it is known to be no less. */
function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++)
      row.push(
        Math.min(
          before[j]! + 1,
          row[j - 1]! + 1,
          before[j - 1]! + (a.charCodeAt(i - 1) === b.charCodeAt(j - 1) ? 0 : 1),
        ),
      );
    if (Math.min(...row) >= limit) return limit;
    before = row;
  }
  return before[b.length]!;
}
