import { beforeEach, expect, test } from 'vitest';
import { presets } from '../../catalog/presets.ts';
import { toExperiment, type Experiment } from '../../ml/experiment.ts';
import type { RunRequest } from '../../ml/run.ts';
import type { DatasetSpec } from '../../ml/world.ts';
import type { Look } from '../../notebook/looks.ts';
import type { LabEvents } from '../../worker/client.ts';
import { WorkerDied } from '../../worker/client.ts';
import type { Engine } from './engine.ts';
import { Lab } from './Lab.svelte.ts';
import { resultWith } from '../../notebook/result-fixture.ts';

/** Answers each run at once, or waits until it is stopped. */
class FakeEngine implements Engine {
  requests: RunRequest[] = [];
  failure: Error | null = null;
  waits = false;
  open = () => Promise.resolve({ rows: 0, columns: 0, checksum: '' });
  preview = () => Promise.reject(new Error('nothing is drawn here'));
  compare = () => Promise.reject(new Error('nothing is compared here'));
  export = () => Promise.resolve(new Blob());

  run(experiment: Experiment, request: RunRequest, { signal }: LabEvents = {}) {
    this.requests.push(request);
    if (this.failure) return Promise.reject(this.failure);
    if (this.waits)
      return new Promise<never>((_, reject) =>
        signal!.addEventListener('abort', () => reject(new DOMException('Stopped.', 'AbortError'))),
      );
    const result = resultWith(experiment, 0.9, 0.8);
    if (request.attribution) result.report.attribution = [];
    return Promise.resolve(result);
  }
}

let engine: FakeEngine;
let lab: Lab;

beforeEach(async () => {
  engine = new FakeEngine();
  lab = new Lab(engine);
  await lab.runs.open(null);
});

const choosePreset = (index: number) => lab.choose(toExperiment(presets[index]!.experiment));

test('a result stays hidden until a guess is given, and the guess stays with the run', async () => {
  await lab.run();
  expect([lab.hidden, lab.seen.length]).toEqual([true, 0]);
  lab.predict(0.82);
  lab.reveal();
  expect([lab.hidden, lab.shown!.prediction]).toEqual([false, 0.82]);
  lab.predict(0.8);
  expect(lab.prediction).toBe(0.82);
});

test('a run carries what had been looked at of its dataset when it was made', async () => {
  const { dataset, today } = lab.experiment;
  const look: Look = { at: '2024-07-01T10:00:00.000Z', what: 'test', dataset, today };
  const asked: DatasetSpec[] = [];
  const own = new Lab(engine, lab.runs, (of) => (asked.push(of), [look]));
  await own.run();
  expect(own.shown!.looked).toEqual([look]);
  expect(asked).toEqual([dataset]);
});

test('with a guess given first, the result is shown at once', async () => {
  lab.predict(0.7);
  await lab.run();
  expect([lab.hidden, lab.shown!.prediction]).toEqual([false, 0.7]);
});

test('another choice asks for another guess, and says what has changed since the run that is shown', async () => {
  lab.predict('skipped');
  await lab.run();
  lab.edit((experiment) => ({ ...experiment, fitTransformsOn: 'train' }));
  expect(lab.prediction).toBeNull();
  expect(lab.settled).toBe(false);
  expect(lab.changes).toEqual([{ choice: 'transforms', from: 'all rows', to: 'training rows' }]);
});

test('choosing an experiment that has run shows its run again', async () => {
  lab.predict(0.7);
  await lab.run();
  choosePreset(5);
  lab.predict(0.85);
  await lab.run();
  choosePreset(0);
  expect([lab.shown!.prediction, lab.prediction, lab.settled]).toEqual([0.7, 0.7, true]);
});

test('an impossible edit is refused in words and changes nothing', () => {
  const before = lab.experiment;
  const refusal = lab.edit((experiment) => ({ ...experiment, replayWeeks: 0 }));
  expect(refusal).toMatch(/replayWeeks is 0; it must be a whole number from 1 to 520/);
  expect(lab.experiment).toBe(before);
});

test('a stopped run leaves everything as it was', async () => {
  engine.waits = true;
  const running = lab.run();
  expect(lab.task.busy).toBe(true);
  lab.task.stop();
  await running;
  expect(lab.task.status.kind).toBe('stopped');
  expect(lab.runs.list).toHaveLength(0);
});

test('when the worker dies, it is said and no earlier run is lost', async () => {
  await lab.run();
  engine.failure = new WorkerDied('out of memory');
  await lab.run();
  expect(lab.task.status).toMatchObject({ kind: 'failed', workerDied: true });
  expect(lab.runs.list).toHaveLength(1);
});

test('what is asked later is added to the run that is shown', async () => {
  lab.predict('skipped');
  await lab.run();
  await lab.ask('attribution');
  expect(engine.requests.at(-1)).toEqual({ twin: true, attribution: 'pair' });
  expect(lab.shown!.result.report.attribution).toEqual([]);
  expect(lab.runs.list).toHaveLength(1);
});

test('a deleted run comes back with undo', async () => {
  lab.predict(0.7);
  await lab.run();
  lab.delete(lab.shown!);
  expect([lab.shown, lab.runs.list.length]).toEqual([null, 0]);
  lab.runs.undoDelete();
  expect(lab.runs.list).toHaveLength(1);
});

test('two runs at most are compared', async () => {
  for (let i = 0; i < 3; i++) {
    lab.predict('skipped');
    await lab.run();
  }
  for (const run of lab.runs.list) lab.compare(run, true);
  expect(lab.compared.map((run) => run.id)).toEqual(lab.runs.list.slice(1).map((run) => run.id));
});
