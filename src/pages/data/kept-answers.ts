/** The last few things made, by their key: coming back to one does not make it again. */
export class KeptAnswers<T> {
  private readonly kept = new Map<string, T>();

  constructor(private readonly most: number) {}

  /** What is asked for again moves to the end; beyond the most, the oldest goes. */
  get(key: string, make: () => T): T {
    const found = this.kept.get(key) ?? make();
    this.kept.delete(key);
    this.kept.set(key, found);
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= this.most) break;
      this.kept.delete(oldest);
    }
    return found;
  }

  forget(key: string): void {
    this.kept.delete(key);
  }
}
