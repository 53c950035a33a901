import type { DatasetSpec } from '../ml/world.ts';

/** What was looked at: the rows that a split keeps for testing, or parcels created after today. */
export type LookedAt = 'test' | 'future';

/** Somebody looked at rows that are there to judge by. It cannot be undone, so it is written down. */
export interface Look {
  /** ISO 8601, in UTC. */
  at: string;
  what: LookedAt;
  dataset: DatasetSpec;
  /** The day that was today. */
  today: string;
}

/** Where looks are kept: localStorage, or nothing. */
export type LookStorage = Pick<Storage, 'getItem' | 'setItem'>;

const KEY = 'holdout-looks';

/** The looks of this browser, oldest first; none where nothing can be read. */
export function readLooks(storage: LookStorage): Look[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter(isLook) : [];
  } catch {
    return [];
  }
}

/** @returns whether they are kept. */
export function writeLooks(storage: LookStorage, looks: readonly Look[]): boolean {
  try {
    storage.setItem(KEY, JSON.stringify(looks));
    return true;
  } catch {
    return false;
  }
}

/** The look of this moment. */
export function newLook(what: LookedAt, dataset: DatasetSpec, today: string): Look {
  return { at: new Date().toISOString(), what, dataset, today };
}

/** Those that bear on a run on this dataset. */
export function looksOn(looks: readonly Look[], dataset: DatasetSpec): Look[] {
  return looks.filter((look) => sameDataset(look.dataset, dataset));
}

export function isLook(value: unknown): value is Look {
  const { at, what, dataset, today } = (value ?? {}) as Partial<Look>;
  return (
    typeof at === 'string' &&
    !Number.isNaN(Date.parse(at)) &&
    (what === 'test' || what === 'future') &&
    typeof today === 'string' &&
    typeof dataset === 'object' &&
    dataset !== null
  );
}

/** What a look is called on a screen: “looked at test rows”. */
export const LOOKED_AT: Readonly<Record<LookedAt, string>> = {
  test: 'test rows',
  future: 'rows created after today',
};

function sameDataset(a: DatasetSpec, b: DatasetSpec): boolean {
  return a.name === b.name && a.seed === b.seed && a.scenario === b.scenario && a.rows === b.rows;
}
