/** The address of a lesson, or of a heading or footnote in it: `#/lessons/03-labels/when-a-label-settles`. */
export function lessonLink(slug: string, anchor?: string): string {
  return anchor ? `#/lessons/${slug}/${anchor}` : `#/lessons/${slug}`;
}

/** The lesson that an address names, with the place in it; null for another page. */
export function readLessonLink(hash: string): { slug: string; anchor: string | null } | null {
  const match = /^#\/lessons\/([a-z0-9-]+)(?:\/([\w-]+))?$/.exec(hash);
  return match && { slug: match[1]!, anchor: match[2] ?? null };
}
