import { cellKinds } from '../../notebook/kinds.ts';
import { loadLesson } from '../../notebook/lessons.ts';
import { Notebook } from '../../notebook/Notebook.svelte.ts';
import { openWork } from '../../notebook/open-work.ts';
import type { WorkStore } from '../../notebook/work-store.ts';
import type { SiteEngines } from '../site-engines.ts';

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
  private open: { slug: string; lesson: Promise<OpenLesson> } | null = null;

  constructor(
    private readonly engines: SiteEngines,
    private readonly clean: boolean,
  ) {}

  /** Another lesson than the one that is open takes its place. */
  async take(slug: string): Promise<Notebook> {
    if (this.open?.slug !== slug) {
      this.close();
      this.open = { slug, lesson: this.read(slug) };
    }
    return (await this.open!.lesson).notebook;
  }

  /** Makes ready what the lesson's cells run on. */
  warm({ lesson }: Notebook): void {
    this.engines.warm(lesson.dataset);
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
