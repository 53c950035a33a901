/** How far down each entry of the history was read, so that Back leads to where the reader was. */
export class ReadingPlaces {
  private readonly tops = new Map<string, number>();
  private entry = '';

  /** The reader has scrolled. */
  note(): void {
    this.tops.set(this.entry, scrollY);
  }

  /** The address has changed. @returns how far down it was left; null when it is visited anew. */
  enter(): number | null {
    const { entry } = (history.state ?? {}) as { entry?: string };
    this.entry = entry ?? crypto.randomUUID();
    if (entry === undefined) history.replaceState({ ...history.state, entry: this.entry }, '');
    return this.tops.get(this.entry) ?? null;
  }
}

const PATIENCE_MILLISECONDS = 2000;

/** Scrolls so far down as soon as the page is that long, unless the reader goes somewhere meanwhile. */
export function scrollDownTo(top: number): void {
  const start = performance.now();
  const from = scrollY;
  const look = () => {
    if (scrollY !== from) return;
    const { scrollHeight } = document.documentElement;
    if (scrollHeight - innerHeight >= top) scrollTo({ top, behavior: 'instant' });
    else if (performance.now() - start < PATIENCE_MILLISECONDS) requestAnimationFrame(look);
  };
  look();
}
