/**
 * The answer to what was asked last. While one is being made, only the newest question waits, so a brush
 * that is dragged is answered as often as the worker can, and never with what was left behind.
 */
export class Latest<Q, A> {
  #answer = $state.raw<A | null>(null);
  #problem = $state<string | null>(null);
  #busy = $state(false);
  private wanted: Q | null = null;

  constructor(private readonly ask: (question: Q) => Promise<A>) {}

  /** null before the first; the one before stays until the next is there. */
  get answer(): A | null {
    return this.#answer;
  }

  get problem(): string | null {
    return this.#problem;
  }

  get busy(): boolean {
    return this.#busy;
  }

  want(question: Q): void {
    this.wanted = question;
    if (!this.#busy) void this.catchUp();
  }

  private async catchUp(): Promise<void> {
    this.#busy = true;
    while (this.wanted !== null) {
      const question = this.wanted;
      this.wanted = null;
      try {
        const answer = await this.ask(question);
        this.#answer = answer;
        this.#problem = null;
      } catch (error) {
        this.#problem = error instanceof Error ? error.message : String(error);
      }
    }
    this.#busy = false;
  }
}
