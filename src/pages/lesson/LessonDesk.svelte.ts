import { tick } from 'svelte';
import type { Desk } from '../../cells/desk.ts';
import { runInWords } from '../../cells/run-in-words.ts';
import type { RunResult } from '../../ml/result.ts';
import { DEFAULT_ACTION } from '../../notebook/action.ts';
import type { Notebook } from '../../notebook/Notebook.svelte.ts';
import { newRun } from '../../notebook/run-record.ts';
import { writeLink } from '../../notebook/share.ts';
import type { Site } from '../Site.svelte.ts';

/** What the cells of a lesson ask of its page. */
export class LessonDesk implements Desk {
  constructor(
    readonly notebook: Notebook,
    private readonly site: Site,
  ) {}

  run(id: string): void {
    void this.runAndTell(id, () => this.notebook.run(id));
  }

  runAndMoveOn(id: string): void {
    const next = this.notebook.next(id);
    this.run(id);
    if (next !== null) this.goTo(next);
  }

  goTo(id: string): void {
    void tick().then(() => {
      const cell = document.getElementById(`cell-${id}`);
      focus(cell, cell && cell.offsetHeight > innerHeight ? 'start' : 'nearest');
    });
  }

  /** A heading, a note, or, where it is held back yet, the place where the lesson stops. */
  goToAnchor(anchor: string): void {
    const target = document.getElementById(anchor) ?? document.getElementById('held-back');
    if (target?.tabIndex === -1 && !target.hasAttribute('tabindex')) target.tabIndex = -1;
    focus(target, 'start');
  }

  say(words: string): void {
    this.site.say(words);
  }

  labLink({ report }: RunResult): string {
    return writeLink({
      experiment: report.experiment,
      prediction: 'skipped',
      tab: null,
      action: DEFAULT_ACTION,
      clean: this.site.clean,
    });
  }

  /** Once: the same result is not a second run. */
  keepForLab(title: string, result: RunResult): void {
    const wanted = JSON.stringify(result.report);
    const { runs } = this.site;
    if (runs.list.some((run) => JSON.stringify(run.result.report) === wanted)) return;
    const { number } = this.notebook.lesson;
    const looked = this.site.looks.on(result.report.experiment.dataset);
    runs.add({ ...newRun(result, 'skipped', looked), name: `Lesson ${number}: ${title}` });
  }

  private async runAndTell(id: string, run: () => Promise<boolean>): Promise<void> {
    this.say('Running.');
    await run();
    const { kind } = this.notebook.cell(id).status;
    if (kind !== 'running') this.say(runInWords(this.notebook.cell(id)));
  }
}

function focus(target: HTMLElement | null, block: ScrollLogicalPosition): void {
  target?.scrollIntoView({ block });
  target?.focus({ preventScroll: true });
}
