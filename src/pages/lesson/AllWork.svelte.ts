import { openWork } from '../../notebook/open-work.ts';
import type { ImportPlan, ReadWork, Work } from '../../notebook/work-file.ts';
import type { WorkStore } from '../../notebook/work-store.ts';
import type { Site } from '../Site.svelte.ts';
import { saveWork } from './lesson-files.ts';

const MOST_FILE_BYTES = 200e6;

/** A file that was read and waits for the person's word. */
export interface Offer {
  plan: ImportPlan;
  unread: ReadWork['unread'];
}

/** All work on all lessons and all runs: saved as a file, taken from one, or forgotten. */
export class AllWork {
  #offer = $state.raw<Offer | null>(null);
  #problem = $state<string | null>(null);
  #done = $state<string | null>(null);

  constructor(private readonly site: Site) {}

  get offer(): Offer | null {
    return this.#offer;
  }

  /** Why the last thing asked for could not be done. */
  get problem(): string | null {
    return this.#problem;
  }

  get done(): string | null {
    return this.#done;
  }

  save(): Promise<void> {
    return this.attempt(async () => {
      await saveWork(await this.mine());
    });
  }

  /** Reads a file. Nothing is changed before `take`. */
  read(file: File): Promise<void> {
    return this.attempt(async () => {
      if (file.size > MOST_FILE_BYTES)
        throw new Error(
          `This file has ${Math.round(file.size / 1e6)} MB; work takes at most ${MOST_FILE_BYTES / 1e6} MB. Nothing was changed.`,
        );
      const { readWorkFile, planImport } = await import('../../notebook/work-file.ts');
      const { unread, ...theirs } = readWorkFile(await file.text());
      this.#offer = { plan: planImport(await this.mine(), theirs), unread };
    });
  }

  /** @param theirs whether the file's version is taken where both have work on a cell. */
  take(theirs: boolean): Promise<void> {
    return this.attempt(async () => {
      const { plan } = this.#offer!;
      const replaced = theirs ? plan.differing.map((pair) => pair.theirs) : [];
      const records = [...plan.added.records, ...replaced];
      await this.withStore((store) => store.putAll(records));
      for (const run of plan.added.runs) this.site.runs.add(run);
      this.#offer = null;
      this.#done = `Taken from the file: work on ${records.length} cells, ${plan.added.runs.length} runs.`;
    });
  }

  leave(): void {
    this.#offer = null;
  }

  /** Forgets all work and all runs, and starts anew. */
  forget(): Promise<void> {
    return this.attempt(async () => {
      await this.withStore((store) => store.clear());
      for (const run of this.site.runs.list) this.site.runs.delete(run.id);
      this.site.looks.forget();
      await this.site.runs.settled();
      location.reload();
    });
  }

  private async mine(): Promise<Work> {
    const { records } = await this.withStore((store) => store.list());
    return { records, runs: this.site.runs.list };
  }

  private async withStore<T>(use: (store: WorkStore) => Promise<T>): Promise<T> {
    const store = await openWork(() => {});
    try {
      return await use(store);
    } finally {
      store.close();
    }
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.#problem = this.#done = null;
    try {
      await work();
    } catch (error) {
      this.#problem = (error as Error).message;
    }
  }
}
