import type { Lesson, Prose } from '../../notebook/lesson.ts';

/** A footnote, to stand beside the text that refers to it. */
export interface SideNote {
  number: number;
  prose: Prose;
}

/** The footnotes of a lesson that this stretch of its text refers to, in their order. */
export function sideNotes({ footnotes }: Pick<Lesson, 'footnotes'>, text: Prose): SideNote[] {
  if (!footnotes) return [];
  const wanted = [...text.html.matchAll(/\/fn-(\d+)"/g)].map(([, number]) => Number(number));
  return [...new Set(wanted)].flatMap((number) => {
    const html = noteIn(footnotes.html, number);
    return html === null ? [] : [{ number, prose: { html, figures: footnotes.figures } }];
  });
}

/** What stands in the item of this note, without the way back to the text beside which it stands. */
function noteIn(html: string, number: number): string | null {
  const item = new RegExp(
    `<li id="fn-${number}"[^>]*>([\\s\\S]*?)</li>\\s*(?=<li id="fn-|</ol>\\s*$)`,
  );
  const inner = item.exec(html)?.[1];
  return inner?.replace(/\s*<a [^>]*class="footnote-back"[^>]*>[^<]*<\/a>/g, '').trim() ?? null;
}
