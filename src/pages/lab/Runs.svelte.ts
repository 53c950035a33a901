import type { RunRecord } from '../../notebook/run-record.ts';
import { savedNow, storageProblem, type Saved } from '../../notebook/saved.ts';
import type { DamagedRecord, RunStore } from '../../notebook/store.ts';

export type Storage = Pick<RunStore, 'list' | 'put' | 'change' | 'delete'>;

/** Opens the storage; it is given what to call when another tab changes it. */
export type OpenStorage = (onChange: () => void) => Promise<Storage>;

/** Every run of this browser. The list in memory leads, so that nothing is lost when saving fails. */
export class Runs {
  #list = $state.raw<readonly RunRecord[]>([]);
  #damaged = $state.raw<readonly DamagedRecord[]>([]);
  #saved = $state.raw<Saved>({ kind: 'opening' });
  #deleted = $state.raw<RunRecord | null>(null);
  private storage: Storage | null = null;
  private unsaved: readonly string[] = [];
  private queue: Promise<void> = Promise.resolve();

  get list(): readonly RunRecord[] {
    return this.#list;
  }

  /** Stored values that cannot be read; they stay in the storage. */
  get damaged(): readonly DamagedRecord[] {
    return this.#damaged;
  }

  get saved(): Saved {
    return this.#saved;
  }

  /** The run that was deleted last, while it can come back. */
  get deleted(): RunRecord | null {
    return this.#deleted;
  }

  /** @param open null for a clean slate: nothing is read and nothing is kept. */
  async open(open: OpenStorage | null): Promise<void> {
    if (!open) {
      this.#saved = { kind: 'not-kept', why: 'clean-slate' };
      return;
    }
    await this.save(async () => {
      this.storage = await open(() => void this.read());
      await this.readAll(this.storage);
    });
  }

  find(id: string | null): RunRecord | null {
    return this.#list.find((run) => run.id === id) ?? null;
  }

  add(run: RunRecord): void {
    this.#list = [...this.#list, run];
    this.unsaved = [...this.unsaved, run.id];
    void this.save();
  }

  change(id: string, change: (run: RunRecord) => RunRecord): void {
    this.#list = this.#list.map((run) => (run.id === id ? change(run) : run));
    void this.save(async (storage) => {
      if (!this.unsaved.includes(id)) await storage.change(id, change);
    });
  }

  delete(id: string): void {
    this.#deleted = this.find(id);
    this.#list = this.#list.filter((run) => run.id !== id);
    this.unsaved = this.unsaved.filter((other) => other !== id);
    void this.save((storage) => storage.delete(id));
  }

  undoDelete(): RunRecord | null {
    const run = this.#deleted;
    if (!run) return null;
    this.#deleted = null;
    this.#list = [...this.#list, run].sort((a, b) => (a.ranAt < b.ranAt ? -1 : 1));
    this.unsaved = [...this.unsaved, run.id];
    void this.save();
    return run;
  }

  /** All that was asked for has been stored, or cannot be. */
  settled(): Promise<void> {
    return this.queue;
  }

  private async read(): Promise<void> {
    const { storage } = this;
    if (storage) await this.save(() => this.readAll(storage));
  }

  private async readAll(storage: Storage): Promise<void> {
    const { runs, damaged } = await storage.list();
    const own = this.#list.filter((run) => this.unsaved.includes(run.id));
    const stored = runs.filter((run) => !this.unsaved.includes(run.id));
    this.#list = [...stored, ...own].sort((a, b) => (a.ranAt < b.ranAt ? -1 : 1));
    this.#damaged = damaged;
  }

  /**
   * Does one thing with the storage after all that was asked before, then brings in every run that
   * could not be saved until now.
   */
  private save(work: (storage: Storage) => Promise<void> = async () => {}): Promise<void> {
    this.queue = this.queue.then(async () => {
      const opening = this.storage === null;
      if (this.#saved.kind === 'not-kept' && opening) return;
      if (this.#saved.kind !== 'opening') this.#saved = { kind: 'saving' };
      try {
        await work(this.storage!);
        for (const id of this.unsaved) await this.putUnsaved(id);
        this.#saved = savedNow(opening);
      } catch (error) {
        this.#saved = { kind: 'not-kept', why: 'refused', problem: storageProblem(error) };
      }
    });
    return this.queue;
  }

  private async putUnsaved(id: string): Promise<void> {
    const run = this.find(id);
    if (run) await this.storage!.put(run);
    this.unsaved = this.unsaved.filter((other) => other !== id);
  }
}
