import { readLessonLink } from '../notebook/lesson-link.ts';

/** The page that an address names. */
export type Route =
  | { page: 'map' }
  | { page: 'lab' }
  | { page: 'data' }
  /** Without a slug: the lesson where the learner was, or the first. */
  | { page: 'lesson'; slug: string | null; anchor: string | null }
  | { page: 'unknown'; address: string };

/** @param hash of the address, `#/lessons/03-labels`. */
export function readRoute(hash: string): Route {
  const path = hash.replace(/^#/, '').replace(/\?.*$/s, '');
  if (path === '' || path === '/') return { page: 'map' };
  if (path === '/lab') return { page: 'lab' };
  if (path === '/data') return { page: 'data' };
  if (path === '/lessons') return { page: 'lesson', slug: null, anchor: null };
  const lesson = readLessonLink(hash);
  return lesson ? { page: 'lesson', ...lesson } : { page: 'unknown', address: path };
}

/** A clean slate, for a room: nothing that was kept is shown, and nothing is kept. */
export function isClean(hash: string): boolean {
  return ['lab', 'data'].includes(readRoute(hash).page) && /[?&]clean=1(&|$)/.test(hash);
}
