import type { Interval } from '../result.ts';

/** A scored row that has relatives among the training rows: its label, and theirs. */
export interface Relatives {
  /** The label of each test row that has relatives. */
  y: ArrayLike<number>;
  /** The mean label of its relatives among the training rows. */
  meanLabel: ArrayLike<number>;
  /** Which relatives: rows of one family err together, so the interval counts families, not rows. */
  family: ArrayLike<number>;
}

/** Two-sided 95 % of the normal distribution. */
const Z = 1.959964;

/**
 * How far test rows share the label of their relatives in training, beyond chance: (a − c) / (1 − c). a is
 * the share of relatives that have the row's own label, averaged over the rows; c what it would be if the
 * rows drew their relatives from one another's by lot. 0: relatives are strangers; 1: who knows them knows
 * the row. Cohen's kappa, for relatives of which a share may agree, and close to the intraclass correlation.
 *
 * Chance is taken from the relatives themselves, not from all training rows: rows that have relatives may
 * be late less often than others, and agreeing on that is no secret.
 *
 * The interval is that of a ratio of sums, by families (the linearised variance of a cluster sample).
 * Source: Cohen 1960; Cochran, "Sampling Techniques", 9A.
 * @returns null where there is nothing to disagree on: no rows, or one label alone.
 */
export function excessAgreement(relatives: Relatives): Interval | null {
  const rate = meanOf(relatives.meanLabel);
  const families = new Map<number, { beyond: number; room: number }>();
  for (let i = 0; i < relatives.y.length; i++) {
    const positive = relatives.y[i] === 1;
    const agreeing = positive ? relatives.meanLabel[i]! : 1 - relatives.meanLabel[i]!;
    const chance = positive ? rate : 1 - rate;
    const sums = families.get(relatives.family[i]!) ?? { beyond: 0, room: 0 };
    sums.beyond += agreeing - chance;
    sums.room += 1 - chance;
    families.set(relatives.family[i]!, sums);
  }
  let beyond = 0;
  let room = 0;
  for (const sums of families.values()) {
    beyond += sums.beyond;
    room += sums.room;
  }
  if (room === 0) return null;
  const value = beyond / room;
  let squares = 0;
  for (const sums of families.values()) {
    const residual = sums.beyond - value * sums.room;
    squares += residual * residual;
  }
  const count = families.size;
  if (count < 2) return { value, low: NaN, high: NaN };
  const error = Math.sqrt((squares * count) / (count - 1)) / room;
  return { value, low: value - Z * error, high: value + Z * error };
}

function meanOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum / values.length;
}
