import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import type { RunResult } from '../ml/result.ts';
import { LabClient, WorkerDied, type LabPort } from './client.ts';
import type { FromLab, ToLab } from './protocol.ts';

class FakePort implements LabPort {
  onmessage: LabPort['onmessage'] = null;
  onerror: LabPort['onerror'] = null;
  sent: ToLab[] = [];
  terminated = false;
  postMessage(message: ToLab): void {
    this.sent.push(message);
  }
  terminate(): void {
    this.terminated = true;
  }
  answer(message: FromLab): void {
    this.onmessage?.({ data: message } as MessageEvent<FromLab>);
  }
  get kinds(): string[] {
    return this.sent.map((message) => message.kind);
  }
}

const RESULT = { report: {}, pictures: {} } as unknown as RunResult;
let ports: FakePort[];
let client: LabClient;

beforeEach(() => {
  vi.useFakeTimers();
  ports = [];
  client = new LabClient({
    baseUrl: 'http://localhost/holdout/',
    pingMilliseconds: 100,
    lostPings: 3,
    stopMilliseconds: 500,
    makePort: () => {
      const port = new FakePort();
      ports.push(port);
      return port;
    },
  });
});

afterEach(() => vi.useRealTimers());

const run = (signal?: AbortSignal) => client.run(DEFAULT_EXPERIMENT, {}, signal ? { signal } : {});

test('a run resolves with the result that carries its id', async () => {
  const first = run();
  expect(ports[0]!.sent[0]).toEqual({ kind: 'start', baseUrl: 'http://localhost/holdout/' });
  ports[0]!.answer({ kind: 'done', id: 1, result: RESULT });
  expect(await first).toBe(RESULT);
  const second = run();
  expect(ports).toHaveLength(1);
  ports[0]!.answer({ kind: 'failed', id: 2, message: 'One class only.' });
  await expect(second).rejects.toThrow('One class only.');
});

test('a message that comes after its run was stopped is dropped', async () => {
  const controller = new AbortController();
  const progress = vi.fn();
  const promise = client.run(
    DEFAULT_EXPERIMENT,
    {},
    { signal: controller.signal, onProgress: progress },
  );
  controller.abort();
  await expect(promise).rejects.toMatchObject({ name: 'AbortError' });
  expect(ports[0]!.sent.at(-1)).toEqual({ kind: 'stop', id: 1 });
  ports[0]!.answer({
    kind: 'progress',
    id: 1,
    progress: { kind: 'stage', stage: 'fit', detail: '' },
  });
  expect(progress).not.toHaveBeenCalled();
});

test('a worker that does not stop is replaced, and the next request goes to the new one', async () => {
  const controller = new AbortController();
  const first = run(controller.signal);
  controller.abort();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  const second = run();
  vi.advanceTimersByTime(250);
  ports[0]!.answer({ kind: 'pong' });
  vi.advanceTimersByTime(250);
  expect(ports[0]!.terminated).toBe(true);
  expect(ports[1]!.kinds.slice(0, 2)).toEqual(['start', 'run']);
  ports[1]!.answer({ kind: 'done', id: 2, result: RESULT });
  expect(await second).toBe(RESULT);
});

test('a worker that stops in time is kept', async () => {
  const controller = new AbortController();
  const first = run(controller.signal);
  controller.abort();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  ports[0]!.answer({ kind: 'stopped', id: 1 });
  vi.advanceTimersByTime(1000);
  expect(ports[0]!.terminated).toBe(false);
});

test('a silent worker is declared dead after three lost pings and replaced by the next run', async () => {
  const lost = run();
  const outcome = expect(lost).rejects.toBeInstanceOf(WorkerDied);
  vi.advanceTimersByTime(400);
  await outcome;
  expect(ports[0]!.terminated).toBe(true);
  const next = run();
  ports[1]!.answer({ kind: 'done', id: 2, result: RESULT });
  expect(await next).toBe(RESULT);
});

test('a worker that answers its pings is left alone, however long it trains', async () => {
  const promise = run();
  for (let i = 0; i < 50; i++) {
    vi.advanceTimersByTime(100);
    ports[0]!.answer({ kind: 'pong' });
  }
  ports[0]!.answer({ kind: 'done', id: 1, result: RESULT });
  expect(await promise).toBe(RESULT);
  const pings = ports[0]!.kinds.filter((kind) => kind === 'ping').length;
  vi.advanceTimersByTime(1000);
  expect(ports[0]!.kinds.filter((kind) => kind === 'ping')).toHaveLength(pings);
});

test('an error of the worker itself fails the run with its words', async () => {
  const promise = run();
  ports[0]!.onerror?.({ message: 'out of memory' } as ErrorEvent);
  await expect(promise).rejects.toThrow('out of memory');
});
