import type { DatasetSpec } from '../../ml/world.ts';
import { cellKinds } from '../../notebook/kinds.ts';
import { Notebook } from '../../notebook/Notebook.svelte.ts';
import { openWork } from '../../notebook/open-work.ts';
import type { OnWorkChange, WorkStore } from '../../notebook/work-store.ts';
import type { SiteEngines } from '../site-engines.ts';
import {
  LIST_KEY,
  lessonOfCells,
  listRecord,
  NO_CELLS,
  readOpenedCells,
  withCell,
  withoutCell,
  type OpenedCells,
} from './opened-cells.ts';

export interface Ground {
  dataset: DatasetSpec;
  today: string;
}

/**
 * Views that were opened as code: a notebook whose cells come and go. With each of them another notebook
 * takes its place, over the same store, so that nothing done in the others is lost.
 */
export class YourCells {
  #opened = $state.raw<OpenedCells>(NO_CELLS);
  #notebook = $state.raw<Notebook | null>(null);
  private store: WorkStore | null = null;
  private revision = 0;
  private follow: OnWorkChange = () => {};
  private queue: Promise<void> = Promise.resolve();

  constructor(
    private readonly engines: SiteEngines,
    private readonly clean: boolean,
    private ground: Ground,
  ) {}

  get cells(): OpenedCells['cells'] {
    return this.#opened.cells;
  }

  /** null while there is no cell. */
  get notebook(): Notebook | null {
    return this.#notebook;
  }

  /** Brings in what an earlier visit left. */
  start(): Promise<void> {
    return this.inTurn(async () => {
      if (!this.clean) {
        this.store = await openWork((key) => this.hear(key)).catch(() => null);
        await this.read();
      }
      await this.renew();
    });
  }

  /** Another table or another day: what ran on the one before is stale from then on. */
  place(ground: Ground): void {
    if (JSON.stringify(ground) === JSON.stringify(this.ground)) return;
    this.ground = ground;
    void this.inTurn(() => this.renew());
  }

  /** @returns the id of the new cell, once it is there. */
  async open(title: string, code: string): Promise<string> {
    await this.inTurn(async () => {
      this.#opened = withCell(this.#opened, title, code);
      await this.keep();
      await this.renew();
    });
    return this.cells.at(-1)!.id;
  }

  remove(id: string): Promise<void> {
    return this.inTurn(async () => {
      this.#notebook?.reset(id);
      this.#opened = withoutCell(this.#opened, id);
      await this.keep();
      await this.renew();
    });
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    this.queue = this.queue.then(work, work);
    return this.queue;
  }

  private async renew(): Promise<void> {
    const before = this.#notebook;
    const lesson = lessonOfCells(this.#opened, this.ground);
    const now = () => performance.now();
    const next = new Notebook({ lesson, kinds: cellKinds, engines: this.engines, now });
    const { store } = this;
    const open = async (onChange: OnWorkChange) => {
      this.follow = onChange;
      return store!;
    };
    await next.open(store ? open : null);
    const ran = before?.lesson.blocks.flatMap((block) =>
      block.kind === 'cell' && before.cell(block.cell.id).status.kind === 'running'
        ? [block.cell.id]
        : [],
    );
    before?.close();
    this.#notebook = this.cells.length > 0 ? next : null;
    // What was running is not lost by the change of notebooks: it runs again.
    for (const id of ran ?? []) if (this.cells.some((cell) => cell.id === id)) void next.run(id);
  }

  private async read(): Promise<void> {
    const record = await this.store?.get(LIST_KEY).catch(() => null);
    this.revision = record?.revision ?? 0;
    this.#opened = readOpenedCells(record?.work);
  }

  private async keep(): Promise<void> {
    const record = listRecord(this.#opened);
    const written = await this.store?.put(record, this.revision).catch(() => null);
    if (written?.kind === 'saved') this.revision = written.revision;
  }

  /** Another tab has opened or removed a cell, or worked in one. */
  private hear(key: string | null): void {
    this.follow(key);
    if (key !== null && key !== LIST_KEY) return;
    void this.inTurn(async () => {
      await this.read();
      await this.renew();
    });
  }
}
