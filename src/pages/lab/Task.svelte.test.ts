import { expect, test, vi } from 'vitest';
import { resultWith } from '../../notebook/result-fixture.ts';
import type { LabEvents } from '../../worker/client.ts';
import { shareOf, stageInWords, Task } from './Task.svelte.ts';

const RESULT = resultWith({}, 0.9, 0.8);
const tree = (done: number) => ({ unit: 'tree', done, of: 200 });

/** A task whose work is done by hand: the events that it was given, and how to end it. */
function start(task: Task) {
  let events: LabEvents = {};
  let finish = () => {};
  const outcome = task.do('run', (given) => {
    events = given;
    return new Promise((resolve, reject) => {
      finish = () => resolve(RESULT);
      given.signal!.addEventListener('abort', () => reject(given.signal!.reason as Error));
    });
  });
  return { events, outcome, finish };
}

test('progress is shown as stage, round and share', () => {
  vi.useFakeTimers();
  const task = new Task();
  const { events } = start(task);
  events.onLoading!(0.5, '2.6 of 5.2 MB');
  vi.advanceTimersByTime(100);
  expect(task.status).toMatchObject({ kind: 'loading', share: 0.5 });
  events.onProgress!({ kind: 'stage', stage: 'train', detail: '' });
  for (const done of [33, 34])
    events.onProgress!({ kind: 'fit', stage: 'train', progress: tree(done) });
  vi.advanceTimersByTime(100);
  const { status } = task;
  if (status.kind !== 'running') throw new Error(`The task is ${status.kind}.`);
  expect(stageInWords(status.stage)).toBe('Training for your test · tree 34 of 200');
  expect(shareOf(status.stage)).toBeCloseTo(0.17);
  vi.useRealTimers();
});

test('a stage that begins again and again counts its steps', () => {
  const stage = { title: 'attribution', detail: '', step: 3, rounds: [tree(100)] };
  expect(stageInWords(stage, 20)).toBe('Switching choices back · step 3 of 20 · tree 100 of 200');
  expect(shareOf(stage, 20)).toBeCloseTo(2.5 / 20);
});

test('a stop says what it interrupted', async () => {
  const task = new Task();
  const { events, outcome } = start(task);
  events.onProgress!({ kind: 'fit', stage: 'refit', progress: tree(7) });
  task.stop();
  expect(await outcome).toBeNull();
  expect(task.status).toMatchObject({ kind: 'stopped', during: /tree 7 of 200/ });
});

test('a new task takes the place of the old one, whose end changes nothing', async () => {
  const task = new Task();
  const first = start(task);
  const second = start(task);
  expect(await first.outcome).toBeNull();
  expect(task.busy).toBe(true);
  second.finish();
  expect(await second.outcome).toBe(RESULT);
  expect(task.status.kind).toBe('done');
});

test('a table that an earlier request loads is shown as loading', () => {
  vi.useFakeTimers();
  const task = new Task();
  task.awaitTable(0.2, '1.0 of 5.2 MB');
  expect(task.status.kind).toBe('idle');
  start(task);
  expect(task.status).toMatchObject({ kind: 'loading', detail: '1.0 of 5.2 MB' });
  task.awaitTable(0.4, '2.1 of 5.2 MB');
  vi.advanceTimersByTime(100);
  expect(task.status).toMatchObject({ kind: 'loading', detail: '2.1 of 5.2 MB' });
  vi.useRealTimers();
});
