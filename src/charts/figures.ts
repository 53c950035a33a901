import type { TableCell } from './chart-spec.ts';

const COUNT = new Intl.NumberFormat('en');
const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** A score or share with three digits: 0.946. What has no value is a dash. */
export function score(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) return '—';
  return trueMinus(value.toFixed(3));
}

/** A difference with its sign: +0.152, −0.030; exactly nothing is 0. */
export function signed(value: number | null | undefined): string {
  if (value === 0) return '0';
  const text = score(value);
  return typeof value === 'number' && value > 0 && text !== '0.000' ? `+${text}` : text;
}

/** A share in percent: 0.1234 → 12.3 %. What has no value is a dash. */
export function percent(share: number | null | undefined, digits = 1): string {
  if (share === null || share === undefined || Number.isNaN(share)) return '—';
  return `${trueMinus((100 * share).toFixed(digits))} %`;
}

/** A whole number with its thousands: 25,310. */
export function count(value: number): string {
  return trueMinus(COUNT.format(Math.round(value)));
}

/** 2024-06-30 → 30 June 2024. */
export function longDay(date: string): string {
  return DAY.format(new Date(`${date}T00:00:00Z`));
}

/** Minutes since 1970 → 12 May 2024, 10:05. */
export function moment(minutes: number): string {
  const [day, time] = new Date(minutes * 60_000).toISOString().split('T') as [string, string];
  return `${longDay(day)}, ${time.slice(0, 5)}`;
}

/** A cell of a chart's table: whole numbers with thousands, others with three digits. */
export function cellText(cell: TableCell): string {
  if (cell === null) return '—';
  if (typeof cell === 'string') return cell;
  return Number.isInteger(cell) ? count(cell) : score(cell);
}

/** A minus as wide as the plus, and none before a zero. */
function trueMinus(text: string): string {
  return text.replace(/^-(?=[0.]+$)/, '').replace('-', '−');
}
