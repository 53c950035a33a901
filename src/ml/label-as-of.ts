import type { Label, LabelHistory } from './label.ts';
import { NEVER } from './table.ts';
import type { World } from './world.ts';

/**
 * The label of each row as the warehouse shows it at T (minutes, exclusive): 0 while nothing speaks
 * against the parcel, then the version held. With T = NEVER it is the final label.
 */
export function labelAsOf(history: LabelHistory, T: number): Uint8Array {
  const y = new Uint8Array(history.first.length);
  for (let i = 0; i < y.length; i++) if (history.knownFrom[i]! < T) y[i] = history.first[i]!;
  for (const { at, to } of history.changes)
    for (let i = 0; i < y.length; i++) if (at[i]! < T) y[i] = to[i]!;
  return y;
}

export function finalLabel(history: LabelHistory): Uint8Array {
  return labelAsOf(history, NEVER);
}

/** The label that the business acts on: for reasons it owns, where the table holds reasons. */
export function businessLabel(labels: readonly Label[], roles: World['roles']): Label {
  const id = roles.reason ? 'own-reasons' : 'door';
  const label = labels.find((l) => l.id === id);
  if (!label) throw new Error(`The catalog has no label "${id}", on which the business acts.`);
  return label;
}
