/**
 * Rows of text as an aligned table: the first column to the left, all others to the right.
 * A head, when given, is set off by a line.
 */
export function textTable(rows: readonly (readonly string[])[], head?: readonly string[]): string {
  const all = head ? [head, ...rows] : rows;
  const columns = Math.max(...all.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, c) =>
    Math.max(...all.map((row) => (row[c] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    widths
      .map((width, c) => (c === 0 ? (row[c] ?? '').padEnd(width) : (row[c] ?? '').padStart(width)))
      .join('  ')
      .trimEnd();
  const rule = line(widths.map((width) => '─'.repeat(width)));
  return [...(head ? [line(head), rule] : []), ...rows.map(line)].join('\n');
}
