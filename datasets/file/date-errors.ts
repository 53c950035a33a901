import { DATE_ORDERS, type DateOrder } from './date-text.ts';
import { reads, rowsIn, type DistinctDate } from './distinct-dates.ts';
import { dayMinutes, whyNoDate } from './read-date.ts';
import { count, shown } from './shown.ts';
import type { SourceTable } from './source-table.ts';

/** Why no order reads every date: the first that the best order cannot read, and what is wrong with it. */
export function unreadable(
  table: SourceTable,
  name: string,
  dates: readonly DistinctDate[],
  tried: readonly DateOrder[],
): string {
  const counted = tried.map((order) => {
    const read = dates.filter((one) => reads(one, order));
    return { order, read, rows: rowsIn(read) };
  });
  const best = counted.reduce((a, b) => (b.rows > a.rows ? b : a));
  const wrong = dates.find((one) => !reads(one, best.order))!;
  const where = `${table.file}, ${table.place(wrong.row)}, column ${shown(name)}: the date ${shown(wrong.text)}`;
  const example = best.read[0];
  const other = DATE_ORDERS.find((order) => reads(wrong, order));
  if (example && other)
    return (
      `${where} is in the order ${other}, but ${shown(example.text)} (${table.place(example.row)}) and ${count(best.rows)} of the column's ${count(rowsIn(dates))} dates are in the order ${best.order}. ` +
      `A column that mixes two orders was damaged on its way, and some of its dates may be wrong: export it again from its source, or take it out of the roles.`
    );
  return `${where} ${whyNoDate(wrong.date, best.order)}. Correct it, or leave it empty where there is no date.`;
}

/** That two orders read every date, with the first that they read differently. */
export function ambiguous(
  table: SourceTable,
  name: string,
  { text, row, date }: DistinctDate,
  orders: readonly [DateOrder, DateOrder],
): string {
  const [first, second] = orders.map((order) => isoDay(dayMinutes(date, order)));
  return (
    `${table.file}, ${table.place(row)}, column ${shown(name)}: ${shown(text)} can be ${first} (${orders[0]}) or ${second} (${orders[1]}), and no other date of the column decides it. ` +
    `Say which in the roles file: "dates": {${JSON.stringify(name)}: "${orders[0]}"} or "${orders[1]}".`
  );
}

function isoDay(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 10);
}
