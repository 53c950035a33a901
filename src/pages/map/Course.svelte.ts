import type { CellRecord } from '../../notebook/cell-record.ts';
import type { LessonSummary } from '../../notebook/lesson.ts';
import { lessonProgress, type LessonProgress } from '../../notebook/lesson-progress.ts';
import { storageProblem } from '../../notebook/saved.ts';
import type { OnWorkChange, WorkStore } from '../../notebook/work-store.ts';
import { courseOf, type CourseEntry } from './course.ts';
import { stateOf, type LessonState } from './lesson-state.ts';
import { nextStep, type NextStep } from './next-step.ts';

type Storage = Pick<WorkStore, 'list' | 'close'>;

/** The course as one learner sees it: every lesson, and how far they are. It only reads what is kept. */
export class Course {
  readonly lessons: readonly LessonSummary[];
  readonly entries: readonly CourseEntry[];
  #records = $state.raw<readonly CellRecord[]>([]);
  #problem = $state<string | null>(null);
  #storage: Storage | null = null;
  #closed = false;

  readonly #progress: Readonly<Record<string, LessonProgress>> = $derived.by(() =>
    progressOf(this.lessons, this.#records),
  );

  constructor(lessons: readonly LessonSummary[]) {
    this.lessons = lessons;
    this.entries = courseOf(lessons);
  }

  /** Reads what is stored, and again whenever another tab changes it. */
  async open(open: (onChange: OnWorkChange) => Promise<Storage>): Promise<void> {
    try {
      const storage = await open(() => void this.#read());
      if (this.#closed) return storage.close();
      this.#storage = storage;
      await this.#read();
    } catch (error) {
      this.#problem = storageProblem(error);
    }
  }

  close(): void {
    this.#closed = true;
    this.#storage?.close();
    this.#storage = null;
  }

  /** Why no progress can be shown. */
  get problem(): string | null {
    return this.#problem;
  }

  get next(): NextStep {
    return nextStep(this.lessons, ({ slug }) => this.#progress[slug]!);
  }

  stateOf(entry: CourseEntry): LessonState {
    return stateOf(entry, entry.lesson && this.#progress[entry.lesson.slug]!);
  }

  async #read(): Promise<void> {
    try {
      const stored = await this.#storage?.list();
      if (stored) this.#records = stored.records;
    } catch (error) {
      this.#problem = storageProblem(error);
    }
  }
}

function progressOf(lessons: readonly LessonSummary[], records: readonly CellRecord[]) {
  return Object.fromEntries(
    lessons.map((lesson) => [lesson.slug, lessonProgress(lesson, records)]),
  );
}
