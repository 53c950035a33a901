import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openDB } from 'idb';
import { readRecord, recordKey } from './cell-record.ts';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { Worlds } from './headless/worlds.ts';
import { keepable, roughBytes } from './keepable.ts';
import { cellKinds } from './kinds.ts';
import type { Lesson } from './lesson.ts';
import { code, lessonOf } from './build/lesson-of.test-data.ts';
import { Runtime } from './runtime.ts';
import { WorkKeeper, type KeeperState } from './work-keeper.ts';
import { WorkStore } from './work-store.ts';

const worlds = new Worlds();
const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };
const LESSON = lessonOf(
  code('one', 'export const a = 1;') + code('two', 'export const b = a + 1;'),
);
const CHANGED = lessonOf(
  code('one', 'export const a = 100;') + code('two', 'export const b = a + 1;'),
);
const NAME = 'lessons';

let open: { close(): void }[] = [];
beforeEach(() => void (globalThis.indexedDB = new IDBFactory()));
afterEach(() => {
  for (const one of open) one.close();
  open = [];
});

/** A tab of the page with a lesson in it, and what it shows of keeping. */
async function tab(lesson: Lesson = LESSON) {
  const runtime = new Runtime({ lesson, kinds: cellKinds, engines });
  const shown: { state: KeeperState | null } = { state: null };
  const keeper = new WorkKeeper(runtime, lesson, cellKinds, (state) => (shown.state = state));
  let store!: WorkStore;
  await keeper.open(async (onChange) => (store = await WorkStore.open(NAME, onChange)));
  open.push(store, keeper);
  const write = (id: string, text: string) => runtime.setWork(id, { code: text });
  const read = (id: string) => (runtime.snapshot(id).work as { code: string } | null)?.code ?? null;
  return { runtime, keeper, store, write, read, state: () => shown.state! };
}

async function until(holds: () => boolean): Promise<void> {
  for (let i = 0; i < 400 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 5));
  expect(holds()).toBe(true);
}

type Tab = Awaited<ReturnType<typeof tab>>;
const saved = (one: Tab) => until(() => one.state().saved.kind === 'saved');
const raw = async (put?: unknown) => {
  const database = await openDB(NAME, 1);
  if (put) await database.put('work', put);
  const all = { work: await database.getAll('work'), aside: await database.getAll('aside') };
  database.close();
  return all;
};

test('work and results come back on the next visit', async () => {
  const first = await tab();
  first.write('one', 'export const a = 41;');
  await first.runtime.run('two');
  await saved(first);
  const second = await tab();
  expect(second.read('one')).toBe('export const a = 41;');
  expect(second.runtime.valueOf('two')).toEqual({ b: 42 });
  expect(second.runtime.snapshot('two').status.kind).toBe('done');
});

test('what one tab does appears in the other', async () => {
  const [a, b] = [await tab(), await tab()];
  a.write('one', 'export const a = 7;');
  await until(() => b.read('one') === 'export const a = 7;');
  b.write('two', 'export const b = a;');
  await until(() => a.read('two') === 'export const b = a;');
  expect([...a.state().conflicts, ...b.state().conflicts]).toEqual([]);
});

test('two tabs that change one cell at once do not overwrite each other: the person is asked', async () => {
  const [a, b] = [await tab(), await tab()];
  a.write('one', 'export const a = 1.1;');
  b.write('one', 'export const a = 2.2;');
  await until(() => a.state().conflicts.size + b.state().conflicts.size === 1);
  const [winner, loser] = a.state().conflicts.size === 0 ? [a, b] : [b, a];
  await saved(winner);
  expect(loser.read('one')).not.toBe(winner.read('one'));
  expect(loser.state().conflicts.get('one')).toMatchObject({
    kind: 'other-tab',
    theirs: { work: { code: winner.read('one') } },
  });
  expect(loser.state().saved).toMatchObject({ kind: 'not-kept', problem: /“one”/ });
  const mine = loser.read('one');
  loser.keeper.keepMine('one');
  await saved(loser);
  await until(() => winner.read('one') === mine);
});

test('the other tab’s work can be taken instead', async () => {
  const [a, b] = [await tab(), await tab()];
  a.write('one', 'export const a = 1.1;');
  b.write('one', 'export const a = 2.2;');
  await until(() => a.state().conflicts.size + b.state().conflicts.size === 1);
  const [winner, loser] = a.state().conflicts.size === 0 ? [a, b] : [b, a];
  loser.keeper.takeNew('one');
  expect(loser.read('one')).toBe(winner.read('one'));
  expect(loser.state().conflicts.size).toBe(0);
});

test('when the lesson’s text has changed, mine is shown and kept until the person chooses', async () => {
  const before = await tab();
  before.write('one', 'export const a = 5;');
  await saved(before);
  before.store.close();
  const after = await tab(CHANGED);
  expect(after.read('one')).toBe('export const a = 5;');
  expect(after.state().conflicts.get('one')).toEqual({ kind: 'text-changed' });
  after.write('one', 'export const a = 6;');
  await saved(after);
  const again = await tab(CHANGED);
  expect(again.state().conflicts.get('one')).toEqual({ kind: 'text-changed' });
  again.keeper.keepMine('one');
  await saved(again);
  expect((await tab(CHANGED)).state().conflicts.size).toBe(0);
});

test('the new text can be taken, and then nothing of the old work is left', async () => {
  const before = await tab();
  before.write('one', 'export const a = 5;');
  await saved(before);
  const after = await tab(CHANGED);
  after.keeper.takeNew('one');
  await saved(after);
  const again = await tab(CHANGED);
  expect(again.read('one')).toBeNull();
  expect(again.state().conflicts.size).toBe(0);
});

test('a changed text without work on it asks nothing, and its result is stale', async () => {
  const before = await tab();
  await before.runtime.run('one');
  await saved(before);
  const after = await tab(CHANGED);
  expect(after.state().conflicts.size).toBe(0);
  expect(after.runtime.snapshot('one').status.kind).toBe('stale');
});

test('work that does not fit the new text is kept and not shown', async () => {
  const quiz = (options: string) =>
    lessonOf(`\`\`\`yaml quiz q\nask: one\nquestion: What?\noptions:\n${options}\`\`\`\n`);
  const option = (text: string, right = false) =>
    `  - { text: ${text}, right: ${right}, why: so }\n`;
  const before = await tab(quiz(option('a') + option('b') + option('c', true)));
  before.runtime.setWork('q', { answer: 2, tries: 1, checked: true });
  await saved(before);
  const after = await tab(quiz(option('a') + option('b', true)));
  expect(after.runtime.snapshot('q').work).toBeNull();
  expect(after.state().conflicts.get('q')).toMatchObject({
    kind: 'unfit',
    record: { work: { answer: 2 } },
  });
  expect((await raw()).work).toHaveLength(1);
  after.keeper.takeNew('q');
  await saved(after);
  expect(await after.store.get(recordKey(LESSON.slug, 'q'))).toMatchObject({ work: null });
});

test('a damaged record is set aside whole, and new work on its cell is kept', async () => {
  await tab();
  const bad = { key: recordKey(LESSON.slug, 'one'), format: 1, work: 'a' };
  await raw(bad);
  const one = await tab();
  expect(one.state().unread).toMatchObject([{ id: bad.key, value: bad }]);
  one.write('one', 'export const a = 3;');
  await saved(one);
  const { work, aside } = await raw();
  expect(aside).toEqual([bad]);
  expect(work).toMatchObject([{ work: { code: 'export const a = 3;' } }]);
});

test('what a newer version wrote stays untouched, and the page says so', async () => {
  await tab();
  const newer = { key: recordKey(LESSON.slug, 'one'), format: 2, shape: 'unknown' };
  await raw(newer);
  const one = await tab();
  expect(one.state().unread).toMatchObject([{ id: newer.key, flaw: /newer version.*format 2/ }]);
  one.write('one', 'export const a = 3;');
  await until(() => one.state().saved.kind === 'not-kept');
  expect(one.state().saved).toMatchObject({ problem: /newer version/ });
  expect((await raw()).work).toEqual([newer]);
});

test('a record of an older format is brought up to date, step by step', () => {
  const today = {
    format: 1,
    key: 'a/b',
    hash: 'h',
    work: { code: 'x' },
    result: null,
    progress: 'begun',
    revision: 1,
    changedAt: 'now',
  };
  const older = { format: -1, name: 'a/b' };
  const migrations = {
    [-1]: (old: { name: string }) => ({ format: 0, key: old.name }),
    0: (old: { key: string }) => ({ ...today, key: old.key }),
  };
  expect(readRecord(older, migrations)).toEqual({ kind: 'record', record: today });
  expect(readRecord(older)).toMatchObject({ kind: 'damaged', flaw: /format is -1/ });
});

test('a full storage is said, the work stays, and it is kept once there is room', async () => {
  const one = await tab();
  const put = one.store.put.bind(one.store);
  one.store.put = () => Promise.reject(new DOMException('', 'QuotaExceededError'));
  one.write('one', 'export const a = 3;');
  await until(() => one.state().saved.kind === 'not-kept');
  expect(one.state().saved).toMatchObject({ problem: /storage of this browser is full/ });
  expect(one.read('one')).toBe('export const a = 3;');
  one.store.put = put;
  one.write('two', 'export const b = 1;');
  await saved(one);
  expect((await raw()).work).toHaveLength(2);
});

test('a clean slate and a forbidden storage leave a lesson that works in memory', async () => {
  for (const open of [null, () => Promise.reject(new DOMException('no', 'SecurityError'))]) {
    const runtime = new Runtime({ lesson: LESSON, kinds: cellKinds, engines });
    let last: KeeperState | null = null;
    const keeper = new WorkKeeper(runtime, LESSON, cellKinds, (state) => (last = state));
    await keeper.open(open);
    expect(await runtime.run('two')).toBe(true);
    expect(last).toMatchObject({ saved: { kind: 'not-kept' } });
  }
});

test('everything can be forgotten, in the other tabs too', async () => {
  const [a, b] = [await tab(), await tab()];
  a.write('one', 'export const a = 3;');
  await until(() => b.read('one') !== null);
  await a.store.clear();
  await until(() => b.read('one') === null);
  expect((await raw()).work).toEqual([]);
});

test('imported work takes the place of what is stored, appears in open tabs, and leaves newer formats alone', async () => {
  const one = await tab();
  one.write('one', 'export const a = 3;');
  await saved(one);
  const newer = { key: recordKey(LESSON.slug, 'two'), format: 2 };
  await raw(newer);
  const [record] = (await one.store.list(LESSON.slug)).records;
  const other = await WorkStore.open(NAME, () => {});
  await other.putAll([
    { ...record!, work: { code: 'export const a = 9;' } },
    { ...record!, key: newer.key },
  ]);
  other.close();
  await until(() => one.read('one') === 'export const a = 9;');
  expect((await raw()).work).toMatchObject([{ revision: 2 }, newer]);
});

test('a result too large to keep is left out, and the work beside it is kept', () => {
  const kept = {
    result: 'x'.repeat(17_000_000),
    ownKey: '',
    inputKey: '',
    stamp: '',
    seconds: 0,
    ranAt: '',
  };
  expect(keepable(kept)).toBeNull();
  expect(keepable({ ...kept, result: new Float64Array(1_500_000).buffer })).not.toBeNull();
  expect(
    roughBytes(
      Array.from({ length: 1000 }, () => 1),
      1e9,
    ),
  ).toBe(8016);
});
