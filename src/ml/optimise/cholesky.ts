/**
 * A symmetric positive definite matrix A of size × size, given by its lower triangle (row-major, all of
 * it allocated), factorised in place as A = L·Lᵀ. Zeros at the start of a row of A stay zeros in L and
 * are skipped, so a matrix whose first block is diagonal costs little there.
 * Cost: at most size³/6 multiplications to factorise, size² to solve.
 * Source: Golub and Van Loan, Matrix Computations, 4.2.5; the skipped zeros are the "envelope" of
 * George and Liu, Computer Solution of Large Sparse Positive Definite Systems, chapter 4.
 */
export class Cholesky {
  readonly #l: Float64Array;
  /** Where each row's first value other than 0 stands. */
  readonly #start: Int32Array;

  /** @param lower is taken over and overwritten. */
  constructor(
    lower: Float64Array,
    readonly size: number,
  ) {
    this.#l = lower;
    this.#start = Int32Array.from({ length: size }, (_, row) => {
      const values = lower.subarray(row * size, row * size + row);
      const first = values.findIndex((value) => value !== 0);
      return first < 0 ? row : first;
    });
    for (let row = 0; row < size; row++) this.#factoriseRow(row);
  }

  #factoriseRow(row: number): void {
    const l = this.#l;
    const base = row * this.size;
    const start = this.#start[row]!;
    for (let column = start; column < row; column++) {
      const other = column * this.size;
      const from = Math.max(start, this.#start[column]!);
      const rest = l[base + column]! - dot(l, base + from, other + from, column - from);
      l[base + column] = rest / l[other + column]!;
    }
    const diagonal = l[base + row]!;
    const pivot = diagonal - dot(l, base + start, base + start, row - start);
    // A row that repeats earlier rows leaves nothing but rounding: take it for a row of its own.
    l[base + row] = Math.sqrt(pivot > 1e-13 * diagonal ? pivot : diagonal);
  }

  /** Replaces b by the solution x of A·x = b. */
  solve(b: Float64Array): void {
    const { size } = this;
    const l = this.#l;
    for (let row = 0; row < size; row++) {
      const base = row * size;
      let rest = b[row]!;
      for (let k = this.#start[row]!; k < row; k++) rest -= l[base + k]! * b[k]!;
      b[row] = rest / l[base + row]!;
    }
    for (let row = size - 1; row >= 0; row--) {
      const base = row * size;
      const value = b[row]! / l[base + row]!;
      b[row] = value;
      for (let k = this.#start[row]!; k < row; k++) b[k] = b[k]! - l[base + k]! * value;
    }
  }
}

/** Four running sums, because one would make each addition wait for the one before. */
function dot(l: Float64Array, a: number, b: number, length: number): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = 0;
  for (; k + 3 < length; k += 4) {
    s0 += l[a + k]! * l[b + k]!;
    s1 += l[a + k + 1]! * l[b + k + 1]!;
    s2 += l[a + k + 2]! * l[b + k + 2]!;
    s3 += l[a + k + 3]! * l[b + k + 3]!;
  }
  for (; k < length; k++) s0 += l[a + k]! * l[b + k]!;
  return s0 + s1 + (s2 + s3);
}
