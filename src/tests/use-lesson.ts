import { LessonPage } from './LessonPage.ts';
import { useSite } from './use-site.ts';

/** The lesson on a small world that shows how lessons work. */
export const LESSON = '#/lessons/00-how-this-works';

/** Lesson 0 of the built site, for the tests of one file. */
export function useLesson() {
  return useSite(LessonPage, LESSON);
}

export const SOLUTION = `export function ours(parcel) {
  const late = parcel.deliveredAt === null || parcel.deliveredAt > parcel.promisedAt;
  const excused = ['weather_exception', 'customer_request'].includes(parcel.delayReason);
  return late && !excused ? 1 : 0;
}`;
