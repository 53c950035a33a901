/** A number with the digits that its source recorded: 12.34, not the 32-bit 12.34000015258789. */
export function recorded(value: number, decimals?: number): number {
  if (Number.isInteger(value) || value !== value) return value;
  if (decimals === undefined) return Number(value.toPrecision(7));
  const scale = Number(`1e${decimals}`);
  return Math.round(value * scale) / scale;
}
