import { orderByTime } from './order-by-time.ts';

/** Things that happen in groups: each enters at a time with a value, and the value may be revised. */
export interface Events {
  /** Group of each row, −1 for none (it still counts in the whole). */
  group: Int32Array;
  groups: number;
  /** When the row enters the window, in minutes; NEVER: not at all. */
  enterAt: Int32Array;
  first: ArrayLike<number>;
  changes: readonly { at: Int32Array; to: ArrayLike<number> }[];
}

/** One value a row. A group is never asked about events at or after the row's own time. */
export interface WindowedSums {
  groupSum: Float64Array;
  groupCount: Int32Array;
  allSum: Float64Array;
  allCount: Int32Array;
}

/**
 * For each row the sum of values, and the count, of the events of its group (and of all groups) that
 * entered in [t − window, t), each with the value that was held before t, where t is the row's `askAt`.
 * One sweep through time; cost n log n for the sorting.
 */
export function windowedSums(
  events: Events,
  askAt: Int32Array,
  windowMinutes: number,
): WindowedSums {
  const sweep = new Sweep(events, windowMinutes);
  const n = askAt.length;
  const out: WindowedSums = {
    groupSum: new Float64Array(n),
    groupCount: new Int32Array(n),
    allSum: new Float64Array(n),
    allCount: new Int32Array(n),
  };
  for (const row of orderByTime(askAt)) {
    sweep.advanceTo(askAt[row]!);
    const group = events.group[row]!;
    out.groupSum[row] = group < 0 ? 0 : sweep.sum[group]!;
    out.groupCount[row] = group < 0 ? 0 : sweep.count[group]!;
    out.allSum[row] = sweep.allSum;
    out.allCount[row] = sweep.allCount;
  }
  return out;
}

class Sweep {
  readonly sum: Float64Array;
  readonly count: Int32Array;
  allSum = 0;
  allCount = 0;
  readonly #value: Float64Array;
  readonly #inside: Uint8Array;
  readonly #entering: Int32Array;
  readonly #changing: { order: Int32Array; at: Int32Array; to: ArrayLike<number>; next: number }[];
  #nextIn = 0;
  #nextOut = 0;

  constructor(
    readonly events: Events,
    readonly windowMinutes: number,
  ) {
    this.sum = new Float64Array(events.groups);
    this.count = new Int32Array(events.groups);
    this.#value = Float64Array.from(events.first);
    this.#inside = new Uint8Array(events.enterAt.length);
    this.#entering = orderByTime(events.enterAt);
    this.#changing = events.changes.map(({ at, to }) => ({
      order: orderByTime(at, rowsThatMatter(events, at, to)),
      at,
      to,
      next: 0,
    }));
  }

  /** Takes in everything that happened before t. Changes come in the order in which they are listed. */
  advanceTo(t: number): void {
    const { enterAt } = this.events;
    while (this.#nextIn < this.#entering.length && enterAt[this.#entering[this.#nextIn]!]! < t)
      this.#move(this.#entering[this.#nextIn++]!, 1);
    for (const change of this.#changing)
      while (change.next < change.order.length && change.at[change.order[change.next]!]! < t) {
        const row = change.order[change.next++]!;
        this.#revise(row, change.to[row]!);
      }
    while (
      this.#nextOut < this.#nextIn &&
      enterAt[this.#entering[this.#nextOut]!]! < t - this.windowMinutes
    )
      this.#move(this.#entering[this.#nextOut++]!, -1);
  }

  #move(row: number, step: 1 | -1): void {
    const group = this.events.group[row]!;
    const value = step * this.#value[row]!;
    this.#inside[row] = step === 1 ? 1 : 0;
    this.allSum += value;
    this.allCount += step;
    if (group < 0) return;
    this.sum[group]! += value;
    this.count[group]! += step;
  }

  #revise(row: number, to: number): void {
    const difference = to - this.#value[row]!;
    this.#value[row] = to;
    if (!this.#inside[row]) return;
    this.allSum += difference;
    const group = this.events.group[row]!;
    if (group >= 0) this.sum[group]! += difference;
  }
}

/** A revision to the same value as before changes nothing: most rows need not be sorted at all. */
function rowsThatMatter(events: Events, at: Int32Array, to: ArrayLike<number>): Int32Array {
  const rows = new Int32Array(at.length);
  let n = 0;
  for (let row = 0; row < at.length; row++) {
    const same =
      events.first[row] === to[row] && events.changes.every((c) => c.to[row] === events.first[row]);
    if (!same) rows[n++] = row;
  }
  return rows.subarray(0, n);
}
