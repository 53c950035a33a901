import { createContext } from 'svelte';
import type { RunResult } from '../ml/result.ts';
import type { Notebook } from '../notebook/Notebook.svelte.ts';

/** What the cells of a lesson ask of the page on which they stand. */
export interface Desk {
  readonly notebook: Notebook;
  /** Runs a cell, and tells who cannot see it how it went. */
  run(id: string): void;
  /** The same, and goes on to the next cell that asks something. */
  runAndMoveOn(id: string): void;
  /** Brings a cell into view and gives it the focus. */
  goTo(id: string): void;
  /** Tells something to who cannot see it. */
  say(words: string): void;
  /** The address at which the Lab shows the same experiment. */
  labLink(result: RunResult): string;
  /** Keeps a run among those of the Lab, so that it need not run again there. */
  keepForLab(title: string, result: RunResult): void;
}

export const [getDesk, setDesk] = createContext<Desk>();
