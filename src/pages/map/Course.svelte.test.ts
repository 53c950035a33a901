import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWork, WORK_DATABASE } from '../../notebook/open-work.ts';
import { WorkStore } from '../../notebook/work-store.ts';
import { PLANNED } from './course.ts';
import { Course } from './Course.svelte.ts';
import { ALL_DONE, lessonNumbered, workOn } from './lesson-summary.test-data.ts';

const before = lessonNumbered(0);
const labels = lessonNumbered(3, { title: 'When is late late?' });

let course: Course;
beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
  course = new Course([before, labels]);
});
afterEach(() => course.close());

const entry = (number: number) => course.entries.find((one) => one.number === number)!;
const state = (number: number) => course.stateOf(entry(number));

test('a lesson that is written takes its planned place and brings its own title', () => {
  expect(course.entries.map(({ number }) => number)).toEqual([0, ...PLANNED.keys()]);
  expect(entry(3)).toEqual({ number: 3, title: labels.title, lesson: labels });
  expect(entry(4).lesson).toBeNull();
  expect([state(3).words, state(4).words]).toEqual(['not begun', 'not written yet']);
});

test('stored work shows, and what another tab does meanwhile', async () => {
  const other = await WorkStore.open(WORK_DATABASE, () => {});
  await other.putAll(workOn(labels, { a: 'done', b: 'begun' }, '2024-07-01'));
  await course.open(openWork);
  expect(state(3)).toEqual({ kind: 'begun', words: '1 of 4 steps', share: 0.25 });
  expect(course.next).toMatchObject({ kind: 'resume', lesson: labels });
  await other.putAll(workOn(labels, ALL_DONE, '2024-07-02'));
  await expect.poll(() => state(3).kind).toBe('done');
  expect(course.next).toMatchObject({ kind: 'next', lesson: before });
  other.close();
});

test('where the browser keeps nothing, the course is there and says why it shows no progress', async () => {
  globalThis.indexedDB = undefined!;
  await course.open(openWork);
  expect(course.problem).toBe('This browser has no IndexedDB.');
  expect(state(3).kind).toBe('untouched');
  expect(course.next).toMatchObject({ kind: 'begin', lesson: before });
});

test('a page that was left before the storage opened leaves nothing open', async () => {
  let store!: WorkStore;
  const opening = course.open(async (onChange) => (store = await openWork(onChange)));
  course.close();
  await opening;
  await expect(store.list()).rejects.toMatchObject({ name: 'InvalidStateError' });
  expect(course.problem).toBeNull();
});
