/** How far two annotators agree, and how far they would by chance. */
export interface Agreement {
  /** Null where chance agreement is 1: both gave one and the same label to every row. */
  kappa: number | null;
  /** Share of rows that both labelled alike. */
  agreement: number;
  /** That share if each annotator gave out the same labels as often, but without looking at the rows. */
  chance: number;
}

/**
 * Cohen's kappa: the agreement of two annotators beyond chance, (agreement − chance) / (1 − chance).
 * 1 is full agreement, 0 what two people reach who label without looking, below 0 less than that. Chance
 * is Σ over labels of (share that the first gives) · (share that the second gives), so where one label is
 * rare much agreement is owed to chance alone: two people who say "on time" of nearly everything agree
 * nearly always.
 *
 * Cost: n. Undefined (null) when chance agreement is 1.
 * Source: Cohen, "A coefficient of agreement for nominal scales" (1960). Equals scikit-learn's
 * `cohen_kappa_score`.
 * @param a,b one label a row, the same rows in the same order; any number of kinds of labels, which are
 * alike when `===` says so.
 * @throws when the lists differ in length, are empty, or a label is missing.
 */
export function cohenKappa(a: readonly unknown[], b: readonly unknown[]): Agreement {
  checkLabels(a, b);
  const first = countLabels(a);
  const second = countLabels(b);
  const n = a.length;
  // Whole numbers to the end: whether chance is 1 must not hang on a rounding.
  let alike = 0;
  for (let i = 0; i < n; i++) if (a[i] === b[i]) alike++;
  let byChance = 0;
  for (const [label, count] of first) byChance += count * (second.get(label) ?? 0);
  const agreement = alike / n;
  const chance = byChance / (n * n);
  const kappa = byChance === n * n ? null : (alike * n - byChance) / (n * n - byChance);
  return { kappa, agreement, chance };
}

function countLabels(labels: readonly unknown[]): Map<unknown, number> {
  const counts = new Map<unknown, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  return counts;
}

function checkLabels(a: readonly unknown[], b: readonly unknown[]): void {
  if (a.length !== b.length || a.length === 0)
    throw new Error(
      `Cohen's kappa compares the labels of the same rows; one annotator labelled ${a.length} rows and the other ${b.length}.`,
    );
  for (const labels of [a, b]) {
    const row = labels.findIndex(
      (label) => label === null || label === undefined || label !== label,
    );
    if (row >= 0)
      throw new Error(
        `The label of row ${row} is ${String(labels[row])}; keep the rows that both annotators labelled.`,
      );
  }
}
