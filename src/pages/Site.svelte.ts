import type { Saved } from '../notebook/saved.ts';
import { RunStore } from '../notebook/store.ts';
import type { Command } from '../ui/command.ts';
import type { LabClient } from '../worker/client.ts';
import type { Exploring } from './data/Exploring.svelte.ts';
import type { YourCells } from './data/YourCells.svelte.ts';
import type { Lab } from './lab/Lab.svelte.ts';
import { Runs } from './lab/Runs.svelte.ts';
import type { LessonShelf } from './lesson/LessonShelf.svelte.ts';
import { Looks, lookStorage } from './Looks.svelte.ts';
import { SiteEngines } from './site-engines.ts';

const DATABASE = 'holdout';

/** What the page that is shown offers to the frame around it. The functions are read reactively. */
export interface PageOffer {
  /** The address of its present state. */
  link: () => string;
  saved: () => Saved;
  commands: () => readonly Command[];
  shortcuts: readonly { keys: string; does: string }[];
}

/** What all pages share: one worker, the runs of this browser, and what outlives a change of page. */
export class Site {
  readonly runs = new Runs();
  /** Test rows and futures that this person has looked at. */
  readonly looks: Looks;
  /** What cells of lessons and of the data run on. */
  readonly engines: SiteEngines;
  /** The stored runs have been read, or cannot be. */
  readonly opened: Promise<void>;
  lab: Lab | null = null;
  data: Exploring | null = null;
  cells: YourCells | null = null;
  lessons: LessonShelf | null = null;
  #offer = $state.raw<PageOffer | null>(null);
  #said = $state('');

  /** @param clean a clean slate: nothing that was kept is shown, and nothing is kept. */
  constructor(
    readonly client: LabClient,
    readonly clean: boolean,
  ) {
    this.engines = new SiteEngines(client);
    this.looks = new Looks(clean ? null : lookStorage());
    const open = clean ? null : (onChange: () => void) => RunStore.open(DATABASE, onChange);
    this.opened = this.runs.open(open);
  }

  get labLink(): string {
    return this.clean ? '#/lab?clean=1' : '#/lab';
  }

  get dataLink(): string {
    return this.clean ? '#/data?clean=1' : '#/data';
  }

  get offered(): PageOffer | null {
    return this.#offer;
  }

  /** What a screen reader is told. */
  get said(): string {
    return this.#said;
  }

  say(words: string): void {
    this.#said = words;
  }

  /** @returns what takes it back. */
  offer(offer: PageOffer): () => void {
    this.#offer = offer;
    return () => {
      if (this.#offer === offer) this.#offer = null;
    };
  }
}
