/** In which order year, month and day stand. */
export type DateOrder = 'y/m/d' | 'm/d/y' | 'd/m/y';
export const DATE_ORDERS: readonly DateOrder[] = ['y/m/d', 'm/d/y', 'd/m/y'];

/** A text that has the shape of a date, whether or not there is such a day. */
export interface DateText {
  /** The three parts as they stand; a month's name as its number, "0" when it is unknown. */
  parts: readonly [string, string, string];
  /** What stands between the parts. */
  separator: string;
  /** With the month's name the order is known, as it is without separators; else null. */
  order: DateOrder | null;
  /** Minutes of the day (NaN: there is no such time), and minutes east of Greenwich. */
  timeOfDay: number;
  zone: number;
}

const NUMBERS = /^(\d+)([-/.])(\d+)\2(\d+)(.*)$/s;
const BASIC = /^(\d{4})(\d{2})(\d{2})(T.*)?$/s;
const DAY_MONTH_YEAR = /^(\d{1,2})([-/. ]) ?(\p{L}{3,12})\.?,?[-/. ] ?(\d+)(.*)$/su;
const MONTH_DAY_YEAR = /^(\p{L}{3,12})\.?([- ])(\d{1,2})(?:st|nd|rd|th)?,?[- ](\d+)(.*)$/su;
const TIME =
  /^(?:T|,? +)(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d+)?)? ?(?:([ap])\.?m\.?)? ?(?:Z|UTC|GMT|([+-]\d{2}):?(\d{2}))?$/i;
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/** What of a text has the shape of a date; null when it has not. */
export function dateText(text: string): DateText | null {
  const trimmed = text.trim();
  let m = NUMBERS.exec(trimmed);
  if (m) return withTime([m[1]!, m[3]!, m[4]!], m[2]!, null, m[5]!);
  m = BASIC.exec(trimmed);
  if (m) return withTime([m[1]!, m[2]!, m[3]!], '', 'y/m/d', m[4] ?? '');
  m = DAY_MONTH_YEAR.exec(trimmed);
  if (m) return withTime([m[1]!, monthNumber(m[3]!), m[4]!], m[2]!, 'd/m/y', m[5]!);
  m = MONTH_DAY_YEAR.exec(trimmed);
  if (m) return withTime([monthNumber(m[1]!), m[3]!, m[4]!], m[2]!, 'm/d/y', m[5]!);
  return null;
}

/** English names, in full or cut after three letters or more. */
function monthNumber(name: string): string {
  return String(MONTHS.findIndex((month) => month.startsWith(name.toLowerCase())) + 1);
}

function withTime(
  parts: DateText['parts'],
  separator: string,
  order: DateOrder | null,
  rest: string,
): DateText | null {
  if (rest === '') return { parts, separator, order, timeOfDay: 0, zone: 0 };
  const [all, hours, minutes, half, zoneHours = '0', zoneMinutes = '0'] = TIME.exec(rest) ?? [];
  if (all === undefined) return null;
  const hour = hourOf(Number(hours), half?.toLowerCase());
  const sign = zoneHours.startsWith('-') ? -1 : 1;
  return {
    parts,
    separator,
    order,
    timeOfDay: Number(minutes) < 60 ? hour * 60 + Number(minutes) : NaN,
    zone: Number(zoneHours) * 60 + sign * Number(zoneMinutes),
  };
}

function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour < 24 ? hour : NaN;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
