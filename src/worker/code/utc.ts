import type { Arquero } from './scope.ts';

/** Arquero's functions of local time, and what they become. */
const UTC = {
  year: 'utcyear',
  quarter: 'utcquarter',
  month: 'utcmonth',
  week: 'utcweek',
  date: 'utcdate',
  dayofyear: 'utcdayofyear',
  dayofweek: 'utcdayofweek',
  hours: 'utchours',
  minutes: 'utcminutes',
  seconds: 'utcseconds',
  milliseconds: 'utcmilliseconds',
  datetime: 'utcdatetime',
  format_date: 'format_utcdate',
} as const;

/** The table's times are UTC: `op.hours` must give the same hour on every machine. */
export function useUtc(aq: Arquero): void {
  for (const [name, utc] of Object.entries(UTC))
    aq.addFunction(name, aq.op[utc] as (...values: unknown[]) => unknown, { override: true });
}
