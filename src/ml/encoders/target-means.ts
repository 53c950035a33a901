/** Each category's smoothed mean label, and the mean label that an unseen category gets. */
export interface TargetMeans {
  ofCode: Float64Array;
  ofUnseen: number;
}

/** How strongly a category's mean is pulled to the mean of all: m rows, or as the data says. */
export type Smoothing = 'auto' | number;

/** What smoothed means are made of, one place a category. */
interface Counts {
  rows: Float64Array;
  positives: Float64Array;
}

/**
 * Target encoding: a category becomes the mean label of its rows, pulled towards the mean ȳ of all rows.
 *
 * With a number m: (Σy + m ȳ) / (n + m). With `auto`, by empirical Bayes: λ ȳ_c + (1 − λ) ȳ where
 * λ = n Var(y) / (n Var(y) + SSD_c / n) and SSD_c is the sum of squares about ȳ_c. Beware: a category
 * whose rows all have one label has SSD_c = 0, so λ = 1 and no pull at all, even if it is a single row;
 * a number smooths those too.
 *
 * The encoding of a row that was fitted on holds the row's own label. A model must not be trained on
 * that: use `crossFittedTargetEncode` for training rows.
 *
 * Source: Micci-Barreca 2001; scikit-learn, `TargetEncoder(smooth=…)`.
 * @param codes 0 to size − 1 a row; −1 counts for ȳ alone. @param y 0 or 1 a row.
 */
export function fitTargetMeans(
  codes: Int32Array,
  size: number,
  y: Uint8Array,
  smoothing: Smoothing = 'auto',
): TargetMeans {
  const counts = noCounts(size);
  for (let i = 0; i < codes.length; i++) count(counts, codes[i]!, y[i]!);
  return meansOf(counts, smoothing);
}

/** The mean of each row's category. */
export function targetEncode(codes: Int32Array, { ofCode, ofUnseen }: TargetMeans): Float32Array {
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) values[i] = codes[i]! < 0 ? ofUnseen : ofCode[codes[i]!]!;
  return values;
}

/**
 * The encoding of training rows: each fold's rows are encoded by the means of the other folds, so that no
 * row's value holds its own label. It is not point-in-time: the other folds hold later rows.
 * Source: scikit-learn, `TargetEncoder.fit_transform(cv=k)`.
 * @param foldOfRow 0 to k − 1 a row.
 */
export function crossFittedTargetEncode(
  codes: Int32Array,
  size: number,
  y: Uint8Array,
  foldOfRow: Int32Array,
  smoothing: Smoothing = 'auto',
): Float32Array {
  const folds = foldOfRow.reduce((most, fold) => Math.max(most, fold), -1) + 1;
  const all = noCounts(size);
  const ofFold = Array.from({ length: folds }, () => noCounts(size));
  for (let i = 0; i < codes.length; i++) {
    count(all, codes[i]!, y[i]!);
    count(ofFold[foldOfRow[i]!]!, codes[i]!, y[i]!);
  }
  const means = ofFold.map((own) => meansOf(difference(all, own), smoothing));
  const values = new Float32Array(codes.length);
  for (let i = 0; i < codes.length; i++) {
    const { ofCode, ofUnseen } = means[foldOfRow[i]!]!;
    values[i] = codes[i]! < 0 ? ofUnseen : ofCode[codes[i]!]!;
  }
  return values;
}

/** The last place is for rows of no category. */
function noCounts(size: number): Counts {
  return { rows: new Float64Array(size + 1), positives: new Float64Array(size + 1) };
}

function count({ rows, positives }: Counts, code: number, label: number): void {
  const place = code < 0 ? rows.length - 1 : code;
  rows[place]!++;
  positives[place]! += label;
}

function difference(all: Counts, part: Counts): Counts {
  return {
    rows: all.rows.map((n, c) => n - part.rows[c]!),
    positives: all.positives.map((n, c) => n - part.positives[c]!),
  };
}

function meansOf({ rows, positives }: Counts, smoothing: Smoothing): TargetMeans {
  const total = rows.reduce((sum, n) => sum + n, 0);
  const mean = positives.reduce((sum, n) => sum + n, 0) / total;
  const ofCode = new Float64Array(rows.length - 1);
  for (let c = 0; c < ofCode.length; c++) {
    const n = rows[c]!;
    const sum = positives[c]!;
    if (n === 0) ofCode[c] = mean;
    else if (smoothing === 'auto') ofCode[c] = mean + autoWeight(n, sum, mean) * (sum / n - mean);
    else ofCode[c] = (sum + smoothing * mean) / (n + smoothing);
  }
  return { ofCode, ofUnseen: mean };
}

/** λ. For labels 0 and 1 of which `sum` of n are 1, the sum of squares about their mean is sum (n − sum) / n. */
function autoWeight(n: number, sum: number, mean: number): number {
  const variance = mean * (1 - mean);
  if (variance === 0) return 0;
  const withinVariance = (sum * (n - sum)) / n / n;
  return (n * variance) / (n * variance + withinVariance);
}
