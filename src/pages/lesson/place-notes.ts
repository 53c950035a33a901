const GAP_PIXELS = 16;

/**
 * Puts each note of the margin at the height of what it belongs to, or under the note before it where that
 * one needs the room.
 * @returns what ends it.
 */
export function placeNotes(text: HTMLElement): () => void {
  const topOf = (element: Element) => element.getBoundingClientRect().top;
  const place = () => {
    let free = -Infinity;
    for (const note of text.querySelectorAll<HTMLElement>('[data-beside]')) {
      const block = note.parentElement!;
      const top = Math.max(topOf(anchorOf(note, block)), free);
      note.style.top = `${top - topOf(block)}px`;
      free = top + note.offsetHeight + GAP_PIXELS;
    }
  };
  const observer = new ResizeObserver(place);
  observer.observe(text);
  return () => observer.disconnect();
}

/** A link or the first line that holds the words; without words all that the note is beside. */
function anchorOf({ dataset: { beside } }: HTMLElement, block: HTMLElement): Element {
  if (!beside) return block;
  const link = block.querySelector(`a[href$="${beside}"]`);
  const lines = [...block.querySelectorAll('p, li, td')];
  return link ?? lines.find((line) => line.textContent.includes(beside)) ?? block;
}
