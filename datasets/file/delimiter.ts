import { CsvScanner } from './csv-scanner.ts';

const DELIMITERS = [',', ';', '\t', '|'];
const RECORDS = 50;

/**
 * The delimiter of a table, from its first records: the one that cuts each of them into the same number
 * of fields, the more the better. Where none does, the one that cuts the first record into the most: the
 * record that differs is then the error to report.
 * @param head the beginning of the text. @param whole whether it is all of it.
 */
export function delimiterOf(head: string, whole: boolean, file: string): string {
  const tried = DELIMITERS.map((delimiter) => {
    const sizes = recordSizes(head, whole, delimiter);
    const columns = sizes[0] ?? 0;
    return { delimiter, columns, even: columns > 1 && sizes.every((size) => size === columns) };
  });
  const even = tried.filter((t) => t.even);
  const candidates = even.length > 0 ? even : tried.filter((t) => t.columns > 1);
  const best = candidates.reduce((a, b) => (b.columns > a.columns ? b : a), tried[0]!);
  if (best.columns < 2)
    throw new Error(
      `${file}, line 1: the first line holds one column only, for it has neither comma, semicolon, tab nor "|" between names. Export the table as CSV with one of these delimiters.`,
    );
  return best.delimiter;
}

/** How many fields each of the first records has, as far as they can be read with this delimiter. */
function recordSizes(head: string, whole: boolean, delimiter: string): number[] {
  const sizes: number[] = [];
  const scanner = new CsvScanner('', delimiter, ({ fields }) => sizes.push(fields.length));
  try {
    scanner.push(head, whole);
  } catch {
    // The quotes do not fit this delimiter: some record is another one then.
    sizes.push(-1);
  }
  return sizes.slice(0, RECORDS);
}
