import type { SourceSpec } from '../world.ts';

/** What is known to be wrong with a source on a day, in words; null where nothing is. @param date ISO. */
export function knownFaults({ faults, faultsSince = [] }: SourceSpec, date: string): string | null {
  const since = faultsSince.filter((fault) => fault.date <= date).map(({ words }) => words);
  const known = faults === null ? since : [faults, ...since];
  return known.length > 0 ? known.join('; ') : null;
}
