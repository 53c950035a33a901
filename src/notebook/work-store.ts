import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { readRecord, type CellRecord } from './cell-record.ts';
import { withinTime, type DamagedRecord } from './store.ts';

interface LessonDatabase extends DBSchema {
  work: { key: string; value: unknown };
  /** What could not be read, moved out of the way of new work. */
  aside: { key: string; value: unknown };
}

export interface StoredWork {
  records: CellRecord[];
  /** They stay where they are; `flaw` says why they cannot be used. */
  newer: DamagedRecord[];
  damaged: DamagedRecord[];
}

export type Written =
  | { kind: 'saved'; revision: number }
  /** Another tab changed the record since this one read it; it was left alone. null: it was deleted. */
  | { kind: 'overtaken'; stored: CellRecord | null }
  /** A newer version of Holdout wrote it; it was left alone. */
  | { kind: 'newer' };

/** Which records another tab changed; null: any of them. */
export type OnWorkChange = (key: string | null) => void;

/**
 * The work on lessons in IndexedDB, one record a cell. A write names the revision that its tab has read:
 * where another tab was quicker nothing is overwritten, and the person is asked.
 */
export class WorkStore {
  private readonly channel: BroadcastChannel;

  private constructor(
    private readonly database: IDBPDatabase<LessonDatabase>,
    name: string,
    onChange: OnWorkChange,
  ) {
    this.channel = new BroadcastChannel(name);
    this.channel.onmessage = ({ data }: MessageEvent<string | null>) => onChange(data);
    // A newer version of the page in another tab may change the shape of the store.
    database.addEventListener('versionchange', () => this.close());
  }

  /** Throws, in words for the person, where the browser keeps nothing for this page. */
  static async open(name: string, onChange: OnWorkChange): Promise<WorkStore> {
    if (!globalThis.indexedDB) throw new Error('This browser has no IndexedDB.');
    const opening = openDB<LessonDatabase>(name, 1, {
      upgrade(database) {
        database.createObjectStore('work', { keyPath: 'key' });
        database.createObjectStore('aside');
      },
    });
    return new WorkStore(await withinTime(opening), name, onChange);
  }

  /** The work on one lesson, or on all. */
  async list(slug?: string): Promise<StoredWork> {
    const stored: StoredWork = { records: [], newer: [], damaged: [] };
    const range = slug === undefined ? null : IDBKeyRange.bound(`${slug}/`, `${slug}/\uffff`);
    for (const key of await this.database.getAllKeys('work', range)) {
      const value: unknown = await this.database.get('work', key).catch(String);
      if (value === undefined) continue;
      const read = readRecord(value);
      if (read.kind === 'record') stored.records.push(read.record);
      else if (read.kind === 'damaged') stored.damaged.push({ id: key, flaw: read.flaw, value });
      else stored.newer.push({ id: key, flaw: newerInWords(read.format), value });
    }
    return stored;
  }

  /** @param seen the revision that this tab has read; 0 for none. */
  async put(record: Omit<CellRecord, 'revision'>, seen: number): Promise<Written> {
    const transaction = this.database.transaction('work', 'readwrite');
    const current: unknown = await transaction.store.get(record.key);
    const read = current === undefined ? null : readRecord(current);
    const written = this.mayWrite(read, seen);
    if (written.kind === 'saved')
      await transaction.store.put({ ...record, revision: written.revision });
    await transaction.done;
    if (written.kind === 'saved') this.tellOthers(record.key);
    return written;
  }

  async get(key: string): Promise<CellRecord | null> {
    const read = readRecord(await this.database.get('work', key));
    return read.kind === 'record' ? read.record : null;
  }

  /** Moves a record that cannot be read out of the way; nothing is lost. */
  async setAside(key: string): Promise<void> {
    const transaction = this.database.transaction(['work', 'aside'], 'readwrite');
    const value: unknown = await transaction.objectStore('work').get(key);
    if (value !== undefined && readRecord(value).kind === 'damaged') {
      await transaction.objectStore('aside').put(value, `${key} ${new Date().toISOString()}`);
      await transaction.objectStore('work').delete(key);
    }
    await transaction.done;
  }

  /** Forgets the work on every lesson. What a newer version wrote goes too: the person asked for all. */
  async clear(): Promise<void> {
    await this.database.clear('work');
    this.tellOthers(null);
  }

  /** Writes records as they are, each with a revision above the one that is stored. */
  async putAll(records: readonly CellRecord[]): Promise<void> {
    const transaction = this.database.transaction('work', 'readwrite');
    for (const record of records) {
      const current = readRecord(await transaction.store.get(record.key));
      if (current.kind === 'newer') continue;
      const before = current.kind === 'record' ? current.record.revision : 0;
      await transaction.store.put({ ...record, revision: before + 1 });
    }
    await transaction.done;
    this.tellOthers(null);
  }

  close(): void {
    this.channel.close();
    this.database.close();
  }

  private mayWrite(read: ReturnType<typeof readRecord> | null, seen: number): Written {
    if (read?.kind === 'newer') return { kind: 'newer' };
    const stored = read?.kind === 'record' ? read.record : null;
    if ((stored?.revision ?? 0) !== seen) return { kind: 'overtaken', stored };
    return { kind: 'saved', revision: seen + 1 };
  }

  private tellOthers(key: string | null): void {
    this.channel.postMessage(key);
  }
}

function newerInWords(format: number): string {
  return `a newer version of Holdout wrote it (format ${format}); reload the page to get that version`;
}
