import type { DatasetSpec } from '../ml/world.ts';
import {
  looksOn,
  newLook,
  readLooks,
  writeLooks,
  type Look,
  type LookedAt,
  type LookStorage,
} from '../notebook/looks.ts';

/** What this person has looked at and should not have, kept in the browser where it lets one. */
export class Looks {
  #list = $state.raw<readonly Look[]>([]);

  /** @param storage null for a clean slate: nothing is read, and looks last as long as the visit. */
  constructor(private readonly storage: LookStorage | null) {
    if (storage) this.#list = readLooks(storage);
  }

  /** Those that bear on a dataset, oldest first. */
  on(dataset: DatasetSpec): Look[] {
    return looksOn(this.#list, dataset);
  }

  /** Writes a look down before anything of it is shown. Another tab's looks are kept. */
  record(what: LookedAt, dataset: DatasetSpec, today: string): void {
    const look: Look = newLook(what, dataset, today);
    const before = this.storage ? readLooks(this.storage) : [];
    const known = this.#list.filter((own) => !before.some(({ at }) => at === own.at));
    this.#list = [...before, ...known, look];
    if (this.storage) writeLooks(this.storage, this.#list);
  }

  /** Forgets them, with everything else. */
  forget(): void {
    this.#list = [];
    if (this.storage) writeLooks(this.storage, []);
  }
}

/** The browser's own storage; null where it hands out none. */
export function lookStorage(): LookStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
