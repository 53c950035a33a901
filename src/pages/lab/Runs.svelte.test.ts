import { expect, test } from 'vitest';
import { newRun, type RunRecord } from '../../notebook/run-record.ts';
import type { StoredRuns } from '../../notebook/store.ts';
import { resultWith } from '../../notebook/result-fixture.ts';
import { Runs, type Storage } from './Runs.svelte.ts';

class FakeStorage implements Storage {
  records = new Map<string, RunRecord>();
  damaged: StoredRuns['damaged'] = [];
  full = false;
  onChange = () => {};

  list = () => Promise.resolve({ runs: [...this.records.values()], damaged: this.damaged });
  put(run: RunRecord) {
    if (this.full) return Promise.reject(new DOMException('', 'QuotaExceededError'));
    this.records.set(run.id, run);
    return Promise.resolve();
  }
  change(id: string, change: (run: RunRecord) => RunRecord) {
    const run = this.records.get(id);
    if (run) this.records.set(id, change(run));
    return Promise.resolve();
  }
  delete(id: string) {
    this.records.delete(id);
    return Promise.resolve();
  }
}

const RESULT = resultWith({}, 0.9, 0.8);
const openOn = async (storage: FakeStorage) => {
  const runs = new Runs();
  await runs.open((onChange) => {
    storage.onChange = onChange;
    return Promise.resolve(storage);
  });
  return runs;
};
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('runs are stored one by one and read back by the next visit', async () => {
  const storage = new FakeStorage();
  const runs = await openOn(storage);
  runs.add(newRun(RESULT, 0.8));
  runs.change(runs.list[0]!.id, (run) => ({ ...run, name: 'first' }));
  await settled();
  expect(runs.saved.kind).toBe('saved');
  expect((await openOn(storage)).list.map((run) => run.name)).toEqual(['first']);
});

test('a full storage is said, the run stays, and it is saved once there is room', async () => {
  const storage = new FakeStorage();
  const runs = await openOn(storage);
  storage.full = true;
  runs.add(newRun(RESULT, 0.8));
  await settled();
  expect(runs.saved).toMatchObject({ kind: 'not-kept', why: 'refused', problem: /full/ });
  expect(runs.list).toHaveLength(1);
  storage.full = false;
  runs.add(newRun(RESULT, 0.7));
  await settled();
  expect(runs.saved.kind).toBe('saved');
  expect(storage.records.size).toBe(2);
});

test('a forbidden storage leaves a page that works in memory', async () => {
  const runs = new Runs();
  await runs.open(() => Promise.reject(new DOMException('no', 'SecurityError')));
  runs.add(newRun(RESULT, 'skipped'));
  await settled();
  expect(runs.saved).toMatchObject({ kind: 'not-kept', problem: /forbids/ });
  expect(runs.list).toHaveLength(1);
});

test('what another tab adds appears, and what is not saved yet does not vanish', async () => {
  const storage = new FakeStorage();
  const runs = await openOn(storage);
  storage.full = true;
  runs.add(newRun(RESULT, 0.8));
  await settled();
  storage.full = false;
  const other = newRun(RESULT, 0.6);
  storage.records.set(other.id, other);
  storage.onChange();
  await settled();
  expect(runs.list.map((run) => run.prediction).toSorted()).toEqual([0.6, 0.8]);
});

test('a run that cannot be read is reported and left in its place', async () => {
  const storage = new FakeStorage();
  storage.damaged = [{ id: 'x', flaw: 'its report is missing', value: {} }];
  const runs = await openOn(storage);
  expect(runs.damaged).toHaveLength(1);
  runs.add(newRun(RESULT, 0.8));
  await settled();
  expect(storage.damaged).toHaveLength(1);
});

test('a deleted run is gone from the storage and comes back with undo', async () => {
  const storage = new FakeStorage();
  const runs = await openOn(storage);
  runs.add(newRun(RESULT, 0.8));
  const { id } = runs.list[0]!;
  runs.delete(id);
  await settled();
  expect(storage.records.size).toBe(0);
  runs.undoDelete();
  await settled();
  expect([...storage.records.keys()]).toEqual([id]);
});
