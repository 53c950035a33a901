import type { LabEvents } from '../../worker/client.ts';

export type AskedStatus<A> =
  /** `share` is null where nothing is counted. */
  | { kind: 'loading'; share: number | null; detail: string }
  | { kind: 'done'; answer: A }
  | { kind: 'failed'; message: string };

const WAITING = { kind: 'loading', share: null, detail: '' } as const;

/** One question to the worker, and how far its answer has come. */
export class Asked<A> {
  #status = $state.raw<AskedStatus<A>>(WAITING);
  private controller = new AbortController();
  private holders = 0;

  constructor(
    private readonly ask: (events: LabEvents) => Promise<A>,
    /** Nobody waits for the answer any more, and it is not there. */
    private readonly onabandon: () => void,
  ) {
    void this.again();
  }

  get status(): AskedStatus<A> {
    return this.#status;
  }

  /** Whoever shows the answer holds it; what nobody holds while it is made is stopped. @returns what lets go. */
  hold(): () => void {
    this.holders++;
    return () => {
      this.holders--;
      if (this.holders > 0 || this.#status.kind !== 'loading') return;
      this.controller.abort();
      this.onabandon();
    };
  }

  /** Asks once more, after a failure. */
  async again(): Promise<void> {
    const { signal } = this.controller;
    const show = (status: AskedStatus<A>) => {
      if (!signal.aborted) this.#status = status;
    };
    show(WAITING);
    try {
      const answer = await this.ask({
        signal,
        onLoading: (share, detail) => show({ kind: 'loading', share, detail }),
        onExploring: ({ done, of, detail }) =>
          show({ kind: 'loading', share: of > 0 ? done / of : null, detail }),
      });
      show({ kind: 'done', answer });
    } catch (error) {
      show({ kind: 'failed', message: error instanceof Error ? error.message : String(error) });
    }
  }

  /** Ends it at the person's word. */
  stop(): void {
    if (this.#status.kind !== 'loading') return;
    this.controller.abort();
    this.controller = new AbortController();
    this.#status = { kind: 'failed', message: 'It was stopped.' };
  }
}
