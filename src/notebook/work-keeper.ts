import type { CellKind } from './cell-kind.ts';
import { recordKey, RECORD_FORMAT, type CellRecord } from './cell-record.ts';
import { keepable } from './keepable.ts';
import { cellsOf, type Cell, type Lesson } from './lesson.ts';
import type { Kept, Runtime } from './runtime.ts';
import { savedNow, storageProblem, type Saved } from './saved.ts';
import type { DamagedRecord } from './store.ts';
import type { OnWorkChange, WorkStore } from './work-store.ts';

export type WorkStorage = Pick<WorkStore, 'list' | 'get' | 'put' | 'setAside'>;
export type OpenWork = (onChange: OnWorkChange) => Promise<WorkStorage>;

/** Two versions of the work on a cell, of which the person has to choose one. */
export type Conflict =
  /** The lesson's text has changed since the work was made; the work is shown and still fits. */
  | { kind: 'text-changed' }
  /** As before, and the work does not fit the new text: it is kept, and not shown. */
  | { kind: 'unfit'; record: CellRecord }
  /** Another tab has other work on the cell; this tab's own is shown. null: it was reset there. */
  | { kind: 'other-tab'; theirs: CellRecord | null };

/** What a page shows of keeping; a new object when any of it changed. */
export interface KeeperState {
  saved: Saved;
  conflicts: ReadonlyMap<string, Conflict>;
  /** Records that cannot be used, with why. They are not overwritten. */
  unread: readonly DamagedRecord[];
}

export const NOTHING_KEPT: KeeperState = {
  saved: { kind: 'opening' },
  conflicts: new Map(),
  unread: [],
};

/**
 * Keeps the work on one lesson: brings in what is stored, stores every change at once, and follows what
 * other tabs do. What is in memory leads, so that nothing is lost when saving fails.
 */
export class WorkKeeper {
  private state = NOTHING_KEPT;
  private storage: WorkStorage | null = null;
  private queue: Promise<void> = Promise.resolve();
  /** Cells with changes that are not stored yet. */
  private readonly dirty = new Set<string>();
  /** The revision of each cell's record that this tab has read or written. */
  private readonly seen = new Map<string, number>();
  /** The text that work was made on, while it is another one than today's. */
  private readonly oldHash = new Map<string, string>();
  private readonly cells: ReadonlyMap<string, Cell>;
  private readonly stopObserving: () => void;

  constructor(
    private readonly runtime: Runtime,
    private readonly lesson: Lesson,
    private readonly kinds: ReadonlyMap<string, CellKind>,
    private readonly onState: (state: KeeperState) => void,
  ) {
    this.cells = new Map(cellsOf(lesson).map((cell) => [cell.id, cell]));
    this.stopObserving = runtime.observe({ kept: (id) => this.keep(id) });
  }

  /** @param open null for a clean slate: nothing is read and nothing is kept. */
  async open(open: OpenWork | null): Promise<void> {
    if (!open) return this.tell({ saved: { kind: 'not-kept', why: 'clean-slate' } });
    await this.enqueue(async () => {
      this.storage = await open((key) => void this.follow(key));
      const { records, newer, damaged } = await this.storage.list(this.lesson.slug);
      for (const { id } of damaged) await this.storage.setAside(id);
      this.tell({ unread: [...newer, ...damaged] });
      this.bringIn(records);
    });
  }

  /** Keeps the learner's own work on a cell, whatever it is in conflict with. */
  keepMine(id: string): void {
    const conflict = this.state.conflicts.get(id);
    if (!conflict || conflict.kind === 'unfit') return;
    if (conflict.kind === 'other-tab') this.seen.set(id, conflict.theirs?.revision ?? 0);
    this.oldHash.delete(id);
    this.resolve(id);
    this.keep(id);
  }

  /** Takes the new text, with nothing done yet, or what the other tab has. */
  takeNew(id: string): void {
    const conflict = this.state.conflicts.get(id);
    if (!conflict) return;
    this.oldHash.delete(id);
    this.resolve(id);
    if (conflict.kind !== 'other-tab') return this.runtime.reset([id]);
    this.dirty.delete(id);
    this.seen.set(id, conflict.theirs?.revision ?? 0);
    this.adopt(id, conflict.theirs);
    // What waited for this choice is kept now.
    void this.enqueue(async () => {});
  }

  close(): void {
    this.stopObserving();
  }

  private keep(id: string): void {
    if (this.oldHash.has(id) && this.runtime.kept(id).work === null) {
      this.oldHash.delete(id);
      this.resolve(id);
    }
    this.dirty.add(id);
    void this.enqueue(async () => {});
  }

  /** Does one thing with the storage after all that was asked before, then stores what is not stored yet. */
  private enqueue(work: () => Promise<void>): Promise<void> {
    if (this.storage) this.tell({ saved: { kind: 'saving' } });
    this.queue = this.queue.then(async () => {
      const opening = this.storage === null;
      if (this.state.saved.kind === 'not-kept' && opening) return;
      try {
        await work();
        for (const id of [...this.dirty]) await this.store(id);
        this.tell({ saved: this.dirty.size === 0 ? savedNow(opening) : waiting([...this.dirty]) });
      } catch (error) {
        const problem = storageProblem(error);
        this.tell({ saved: { kind: 'not-kept', why: 'refused', problem } });
      }
    });
    return this.queue;
  }

  private async store(id: string): Promise<void> {
    const conflict = this.state.conflicts.get(id);
    if (conflict && conflict.kind !== 'text-changed') return;
    this.dirty.delete(id);
    const written = await this.write(id).catch((error: unknown) => {
      this.dirty.add(id);
      throw error;
    });
    if (written.kind === 'saved') this.seen.set(id, written.revision);
    else if (written.kind === 'overtaken') {
      this.dirty.add(id);
      this.conflict(id, { kind: 'other-tab', theirs: written.stored });
    } else
      throw new Error(
        'A newer version of Holdout has kept work on this lesson: reload the page to get that version.',
      );
  }

  private write(id: string) {
    const { work, result } = this.runtime.kept(id);
    const hash = this.oldHash.get(id) ?? this.cells.get(id)!.hash;
    return this.storage!.put(
      {
        format: RECORD_FORMAT,
        key: recordKey(this.lesson.slug, id),
        hash,
        work,
        result: keepable(result),
        progress: this.runtime.snapshot(id).progress,
        changedAt: new Date().toISOString(),
      },
      this.seen.get(id) ?? 0,
    );
  }

  private bringIn(records: readonly CellRecord[]): void {
    const restored = new Map<string, Kept>();
    for (const record of records) {
      const id = record.key.slice(this.lesson.slug.length + 1);
      const cell = this.cells.get(id);
      if (!cell || this.dirty.has(id)) continue;
      this.seen.set(id, record.revision);
      if (this.fits(cell, record)) restored.set(id, record);
    }
    this.runtime.restore(restored);
  }

  /** Whether the record's work can be shown; what speaks against it becomes a conflict. */
  private fits(cell: Cell, record: CellRecord): boolean {
    if (record.work === null) return true;
    const flaw = this.kinds.get(cell.kind)!.flawOfWork(record.work, cell);
    const changed = record.hash !== cell.hash;
    if (flaw) this.conflict(cell.id, { kind: 'unfit', record });
    else if (changed) {
      this.oldHash.set(cell.id, record.hash);
      this.conflict(cell.id, { kind: 'text-changed' });
    }
    return flaw === null;
  }

  /** Another tab has changed a record, or all of them. */
  private follow(key: string | null): Promise<void> {
    const { slug } = this.lesson;
    if (key !== null && !key.startsWith(`${slug}/`)) return Promise.resolve();
    const ids = key === null ? [...this.cells.keys()] : [key.slice(slug.length + 1)];
    return this.enqueue(async () => {
      for (const id of ids) if (this.cells.has(id)) await this.followCell(id);
    });
  }

  private async followCell(id: string): Promise<void> {
    const record = await this.storage!.get(recordKey(this.lesson.slug, id));
    if ((record?.revision ?? 0) === (this.seen.get(id) ?? 0)) return;
    const conflict = this.state.conflicts.get(id);
    if (conflict?.kind === 'other-tab') this.conflict(id, { kind: 'other-tab', theirs: record });
    else if (!this.dirty.has(id)) this.adopt(id, record);
  }

  private adopt(id: string, record: CellRecord | null): void {
    this.seen.set(id, record?.revision ?? 0);
    this.oldHash.delete(id);
    if (this.state.conflicts.has(id)) this.resolve(id);
    const { work = null, result = null } = record ?? {};
    if (!record || this.fits(this.cells.get(id)!, record))
      this.runtime.restore(new Map([[id, { work, result }]]));
  }

  private conflict(id: string, conflict: Conflict): void {
    this.tell({ conflicts: new Map([...this.state.conflicts, [id, conflict]]) });
  }

  private resolve(id: string): void {
    this.tell({ conflicts: new Map([...this.state.conflicts].filter(([other]) => other !== id)) });
  }

  private tell(change: Partial<KeeperState>): void {
    this.state = { ...this.state, ...change };
    this.onState(this.state);
  }
}

function waiting(ids: readonly string[]): Saved {
  const names = ids.map((id) => `“${id}”`).join(' and ');
  return {
    kind: 'not-kept',
    why: 'refused',
    problem: `Choose first which work on ${names} is to be kept.`,
  };
}
