/**
 * Scored rows, grouped by equal score and sorted from the lowest score up: all that a ranking metric
 * needs to know. Equal scores form one group, so ties are treated alike whatever the order of rows.
 */
export interface ScoreGroups {
  /** The distinct scores, ascending. */
  score: Float64Array;
  /** Rows of label 1 and of label 0 with that score. */
  positives: Int32Array;
  negatives: Int32Array;
  /** Rows of label 1 and of label 0 in all. */
  positiveCount: number;
  negativeCount: number;
}

/**
 * Groups the rows of a scored set. Cost: n log n.
 * @param y 0 or 1 a row. @param score one a row, same order; any number but NaN.
 * @throws when the lengths differ or a score is NaN.
 */
export function scoreGroups(y: Uint8Array, score: Float64Array): ScoreGroups {
  checkScored(y, score);
  const { positive, negative } = sortedByClass(y, score);
  const distinct = new Float64Array(y.length);
  const positives = new Int32Array(y.length);
  const negatives = new Int32Array(y.length);
  let groups = 0;
  for (let i = 0, j = 0; i < positive.length || j < negative.length; groups++) {
    const value = Math.min(positive[i] ?? Infinity, negative[j] ?? Infinity);
    const firstPositive = i;
    const firstNegative = j;
    while (i < positive.length && positive[i] === value) i++;
    while (j < negative.length && negative[j] === value) j++;
    distinct[groups] = value;
    positives[groups] = i - firstPositive;
    negatives[groups] = j - firstNegative;
  }
  return {
    score: distinct.subarray(0, groups),
    positives: positives.subarray(0, groups),
    negatives: negatives.subarray(0, groups),
    positiveCount: positive.length,
    negativeCount: negative.length,
  };
}

/** Throws unless there is one score a row and each is a number. */
export function checkScored(y: Uint8Array, score: Float64Array): void {
  if (y.length !== score.length)
    throw new Error(
      `There are ${y.length} labels and ${score.length} scores; a metric needs one score a row.`,
    );
  for (let i = 0; i < score.length; i++)
    if (score[i] !== score[i])
      throw new Error(
        `The score of row ${i} of ${score.length} is NaN; a metric needs a number there. Look for a model that did not converge or a feature that overflowed.`,
      );
}

// Sorting each class apart and merging needs no sort of row numbers: typed arrays of plain numbers
// sort several times faster than with a comparison function.
function sortedByClass(y: Uint8Array, score: Float64Array) {
  let positives = 0;
  for (let i = 0; i < y.length; i++) positives += y[i]!;
  const positive = new Float64Array(positives);
  const negative = new Float64Array(y.length - positives);
  for (let i = 0, p = 0, n = 0; i < y.length; i++)
    if (y[i]) positive[p++] = score[i]!;
    else negative[n++] = score[i]!;
  return { positive: positive.sort(), negative: negative.sort() };
}
