import { lessonLink } from '../notebook/lesson-link.ts';

const KEY = 'holdout-lesson';

/** The address of the lesson that was open last; null before the first. */
export function lastLesson(): string | null {
  try {
    const slug = localStorage.getItem(KEY);
    return slug && /^[a-z0-9-]+$/.test(slug) ? lessonLink(slug) : null;
  } catch {
    return null;
  }
}

export function rememberLesson(slug: string): void {
  try {
    localStorage.setItem(KEY, slug);
  } catch {
    // Where nothing may be kept, one begins with the first.
  }
}
