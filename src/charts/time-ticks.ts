export interface TimeTick {
  /** Milliseconds since 1970. */
  at: number;
  label: string;
}

const STEPS_MONTHS = [1, 3, 6, 12, 24, 60];
const MONTH = new Intl.DateTimeFormat('en-GB', { month: 'short', timeZone: 'UTC' });
const MONTH_MS = (365.25 / 12) * 86_400_000;

/**
 * Starts of months between two moments (milliseconds), as few as keep `apart` pixels between them.
 * The first and each January carry the year.
 */
export function timeTicks(from: number, to: number, width: number, apart: number): TimeTick[] {
  const monthWidth = (width * MONTH_MS) / (to - from);
  const step = STEPS_MONTHS.find((months) => months * monthWidth >= apart) ?? STEPS_MONTHS.at(-1)!;
  const start = new Date(from);
  const ticks: TimeTick[] = [];
  // From a January on, so that every step falls on the same months each year.
  for (let month = 0; ; month += step) {
    const at = Date.UTC(start.getUTCFullYear(), month, 1);
    if (at > to) return ticks;
    if (at < from) continue;
    const date = new Date(at);
    const withYear = ticks.length === 0 || date.getUTCMonth() === 0;
    ticks.push({
      at,
      label: withYear ? `${MONTH.format(date)} ${date.getUTCFullYear()}` : MONTH.format(date),
    });
  }
}
