import { NEVER, type Column } from '../../ml/table.ts';

/** Anything that a learner holds a column in: a list, a typed array, a column of a table. */
export type Values = Iterable<unknown>;

/** Labels as the engine wants them. @throws where a label is neither 0, 1, true nor false. */
export function labels(values: Values): Uint8Array {
  if (values instanceof Uint8Array && values.every((value) => value <= 1)) return values;
  return Uint8Array.from(Array.from(values), (value, row) => {
    if (value !== 0 && value !== 1 && typeof value !== 'boolean')
      throw new Error(
        `The label of row ${row} is ${String(value)}; a label is 0 or 1. Leave out rows whose label is not known, or decide what it shall be.`,
      );
    return Number(value);
  });
}

/** Scores as the engine wants them: missing is NaN. */
export function scores(values: Values): Float64Array {
  if (values instanceof Float64Array) return values;
  return Float64Array.from(Array.from(values), (value) => (value === null ? NaN : Number(value)));
}

/** Dates as whole minutes since 1970; missing is NEVER. */
export function minutes(dates: Values): Int32Array {
  return Int32Array.from(Array.from(dates), (date) => {
    if (date === null || date === undefined) return NEVER;
    const time = date instanceof Date ? date.getTime() : Number(date);
    return Number.isNaN(time) ? NEVER : Math.floor(time / 60_000);
  });
}

/**
 * A column as the engine wants it: dates become times, texts categories in the order of their names,
 * numbers and booleans numbers.
 * @param categories those of a column that a model was fitted on; other texts count as missing.
 */
export function column(values: Values, categories?: readonly string[]): Column {
  const list = Array.from(values);
  const first = list.find((value) => value !== null && value !== undefined);
  if (first instanceof Date) return { kind: 'time', values: minutes(list) };
  if (!categories && typeof first !== 'string')
    return { kind: 'numeric', values: Float32Array.from(scores(list)) };
  const known = categories ?? [...new Set(list.filter((v) => typeof v === 'string'))].sort();
  const codeOf = new Map<unknown, number>(known.map((name, code) => [name, code]));
  const codes = Int32Array.from(list, (value) => codeOf.get(value) ?? -1);
  return { kind: 'categorical', values: codes, categories: known };
}
