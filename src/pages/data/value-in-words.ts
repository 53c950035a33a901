import { count } from '../../charts/figures.ts';
import { isoOfMinutes } from '../../ml/table.ts';
import type { ColumnProfile } from '../../ml/explore/answers.ts';

/** A value of a column as a table shows it: times as date and hour, numbers with few digits. */
export function valueInWords(value: number, as: ColumnProfile['as']): string {
  if (as === 'time') return isoOfMinutes(value).replace('T', ' ');
  if (Number.isInteger(value)) return count(value);
  return String(Number(value.toPrecision(4))).replace('-', '−');
}
