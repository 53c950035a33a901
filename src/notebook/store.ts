import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { completeRecord } from './complete-record.ts';
import { flawOfRecord, type RunRecord } from './run-record.ts';

interface HoldoutDatabase extends DBSchema {
  runs: { key: string; value: unknown };
}

/** A stored value that is no readable run. It stays where it is. */
export interface DamagedRecord {
  id: string;
  flaw: string;
  value: unknown;
}

export interface StoredRuns {
  runs: RunRecord[];
  damaged: DamagedRecord[];
}

const OPEN_MILLISECONDS = 5000;

/**
 * The runs in IndexedDB, one record a run, so that two tabs write side by side. A change reads and
 * writes one record in one transaction; the other tabs are told and read again.
 */
export class RunStore {
  private readonly channel: BroadcastChannel;

  private constructor(
    private readonly database: IDBPDatabase<HoldoutDatabase>,
    name: string,
    onChange: () => void,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = onChange;
    // A newer version of the page in another tab may change the shape of the store.
    database.addEventListener('versionchange', () => this.close());
  }

  /** Throws, in words for the person, where the browser keeps nothing for this page. */
  static async open(name: string, onChange: () => void): Promise<RunStore> {
    if (!globalThis.indexedDB) throw new Error('This browser has no IndexedDB.');
    const opening = openDB<HoldoutDatabase>(name, 1, {
      upgrade: (database) => void database.createObjectStore('runs', { keyPath: 'id' }),
    });
    return new RunStore(await withinTime(opening), name, onChange);
  }

  async list(): Promise<StoredRuns> {
    const stored: StoredRuns = { runs: [], damaged: [] };
    for (const id of await this.database.getAllKeys('runs')) {
      const value: unknown = await this.database
        .get('runs', id)
        .catch((error: unknown) => String(error));
      if (value === undefined) continue;
      const flaw = flawOfRecord(value);
      if (flaw) stored.damaged.push({ id, flaw, value });
      else stored.runs.push(completeRecord(value as RunRecord));
    }
    stored.runs.sort((a, b) => (a.ranAt < b.ranAt ? -1 : 1));
    return stored;
  }

  async put(run: RunRecord): Promise<void> {
    await this.database.put('runs', run);
    this.tellOthers();
  }

  /** Changes the record as it is stored now; one that another tab has deleted stays deleted. */
  async change(id: string, change: (run: RunRecord) => RunRecord): Promise<void> {
    const transaction = this.database.transaction('runs', 'readwrite');
    const current = await transaction.store.get(id);
    if (current && !flawOfRecord(current))
      await transaction.store.put(change(completeRecord(current as RunRecord)));
    await transaction.done;
    this.tellOthers();
  }

  async delete(id: string): Promise<void> {
    await this.database.delete('runs', id);
    this.tellOthers();
  }

  close(): void {
    this.channel.close();
    this.database.close();
  }

  private tellOthers(): void {
    this.channel.postMessage('changed');
  }
}

export function withinTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const seconds = OPEN_MILLISECONDS / 1000;
    const late = new Error(`IndexedDB did not open within ${seconds} seconds.`);
    const timer = setTimeout(() => reject(late), OPEN_MILLISECONDS);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
