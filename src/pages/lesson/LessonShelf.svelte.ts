import type { Engines } from '../../notebook/cell-kind.ts';
import { cellKinds } from '../../notebook/kinds.ts';
import { loadLesson } from '../../notebook/lessons.ts';
import { Notebook } from '../../notebook/Notebook.svelte.ts';
import { openWork } from '../../notebook/open-work.ts';
import type { WorkStore } from '../../notebook/work-store.ts';
import type { LabClient } from '../../worker/client.ts';
import type { sandboxEngine } from './sandbox-engine.ts';

/** A lesson that lies open, with where its work is kept. */
interface OpenLesson {
  notebook: Notebook;
  store: WorkStore | null;
}

/**
 * The one lesson that is open, which goes on while other pages are shown: a run that takes long is there
 * when the learner comes back.
 */
export class LessonShelf {
  private readonly engines: Engines;
  private code: Promise<ReturnType<typeof sandboxEngine>> | null = null;
  private open: { slug: string; lesson: Promise<OpenLesson> } | null = null;

  constructor(
    private readonly client: LabClient,
    private readonly clean: boolean,
  ) {
    this.engines = {
      // Read once somebody runs code; the text does not wait for it.
      code: { run: async (job, events) => (await this.sandbox()).run(job, events) },
      experiment: client,
    };
  }

  /** Another lesson than the one that is open takes its place. */
  async take(slug: string): Promise<Notebook> {
    if (this.open?.slug !== slug) {
      this.close();
      this.open = { slug, lesson: this.read(slug) };
    }
    return (await this.open!.lesson).notebook;
  }

  /** Opens the sandbox and the table while nothing else happens, so that the first run is quick. */
  warm({ lesson }: Notebook): void {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    const soon = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
    soon(() => {
      // A failure is left to the run, which will tell it.
      this.sandbox()
        .then((sandbox) => sandbox.warm())
        .catch(() => {});
      this.client.open(lesson.dataset).catch(() => {});
    });
  }

  private sandbox() {
    return (this.code ??= import('./sandbox-engine.ts').then(({ sandboxEngine }) =>
      sandboxEngine(this.client),
    ));
  }

  private async read(slug: string): Promise<OpenLesson> {
    const lesson = await loadLesson(slug);
    const now = () => performance.now();
    const notebook = new Notebook({ lesson, kinds: cellKinds, engines: this.engines, now });
    const open: OpenLesson = { notebook, store: null };
    const opening = this.clean
      ? null
      : async (onChange: Parameters<typeof openWork>[0]) => (open.store = await openWork(onChange));
    // The text can be read while the work is being read.
    void notebook.open(opening);
    return open;
  }

  private close(): void {
    const { open } = this;
    this.open = null;
    const put = ({ notebook, store }: OpenLesson) => {
      notebook.close();
      store?.close();
    };
    open?.lesson.then(put, () => {});
  }
}
