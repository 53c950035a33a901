import type { CellSnapshot } from './cell-status.ts';

export interface RuntimeObserver {
  /** Something that a page shows of the cell has changed. */
  changed?(id: string, snapshot: CellSnapshot): void;
  /** The work on the cell, or its last result, is another one: it has to be kept. */
  kept?(id: string): void;
}

const REFRESH_MILLISECONDS = 100;

/** The latest snapshot of each cell, and who wants to hear of changes. */
export class SnapshotBook {
  private readonly snapshots: Map<string, CellSnapshot>;
  private readonly observers = new Set<RuntimeObserver>();
  private readonly waiting = new Set<string>();

  constructor(
    private readonly ids: readonly string[],
    private readonly take: (id: string) => CellSnapshot,
  ) {
    this.snapshots = new Map(ids.map((id) => [id, take(id)]));
  }

  snapshot(id: string): CellSnapshot {
    const snapshot = this.snapshots.get(id);
    if (!snapshot) throw new Error(`There is no cell "${id}". There is: ${this.ids.join(', ')}.`);
    return snapshot;
  }

  observe(observer: RuntimeObserver): () => void {
    this.observers.add(observer);
    return () => void this.observers.delete(observer);
  }

  tellKept(id: string): void {
    for (const observer of this.observers) observer.kept?.(id);
  }

  refresh(ids: readonly string[] = this.ids): void {
    for (const id of ids) {
      const snapshot = this.take(id);
      if (isSame(snapshot, this.snapshots.get(id)!)) continue;
      this.snapshots.set(id, snapshot);
      for (const observer of this.observers) observer.changed?.(id, snapshot);
    }
  }

  /** Progress comes up to a thousand times a second; a screen needs ten. */
  refreshSoon(id: string): void {
    if (this.waiting.has(id)) return;
    this.waiting.add(id);
    setTimeout(() => {
      this.waiting.delete(id);
      this.refresh([id]);
    }, REFRESH_MILLISECONDS);
  }

  close(): void {
    this.observers.clear();
  }
}

function isSame(a: CellSnapshot, b: CellSnapshot): boolean {
  const { status, hiddenBy, ...rest } = a;
  return (
    shallowSame(status, b.status) &&
    hiddenBy.join() === b.hiddenBy.join() &&
    shallowSame(rest, { ...b, status: undefined, hiddenBy: undefined })
  );
}

/** Every field of `a` is the very one of `b`; failures are compared by their text. */
function shallowSame(a: object, b: object): boolean {
  return Object.entries(a).every(([name, value]) => {
    const other = (b as Record<string, unknown>)[name];
    return (
      value === other || (name === 'failure' && JSON.stringify(value) === JSON.stringify(other))
    );
  });
}
