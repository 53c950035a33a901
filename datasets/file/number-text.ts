const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
/** What programs write where there is no value. */
const NO_VALUE = /^(?:na|n\/a|#n\/a|nan|null|none|nil|-)$/i;

/**
 * The number that a text reads as, NaN when it is none: digits with a decimal point, without thousands
 * set apart, without a unit, and small enough for a 32-bit float.
 */
export function readNumber(text: string): number {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed)) return NaN;
  const value = Number(trimmed);
  return Number.isFinite(Math.fround(value)) ? value : NaN;
}

/** Whether a text only says that there is no value: it speaks neither for numbers or dates nor against. */
export function isNoValue(text: string): boolean {
  return NO_VALUE.test(text.trim());
}
