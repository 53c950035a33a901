import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startForeignServer, type ForeignServer } from './foreign-server.ts';
import { run, textsOf, useSandbox } from './use-sandbox.ts';
import { attempt, NETWORK, PAGE_ACCESS, STORAGE } from './ways-out.ts';

const open = useSandbox();
/** The browser tells of what it refuses; that nothing was sent is for the foreign server to say. */
const REFUSED = /Content Security Policy|violates|foreign request|uncaught: undefined/i;
const ALL = { ...NETWORK, ...STORAGE, ...PAGE_ACCESS };
let foreign: ForeignServer;

beforeAll(async () => {
  foreign = await startForeignServer();
});
afterAll(() => foreign?.close());

/** Learners' code by way of `Function`, which no reading of the source can see through. */
function asCell(expression: string): string {
  return `await Function(${JSON.stringify(`return ${expression}`)})()`;
}

/** Runs code as the guest itself, with all that a worker has at first. */
async function asGuest(page: Page, expressions: string[]): Promise<string[]> {
  const guest = `addEventListener('message', ({ ports: [port] }) => {
    port.postMessage({ kind: 'ready' });
    port.onmessage = async ({ data }) => {
      if (data.kind !== 'run') return;
      port.postMessage({ kind: 'started', id: data.id });
      const results = await Promise.all([${expressions.join(',')}]);
      port.postMessage({ kind: 'output', id: data.id, json: JSON.stringify(results) });
    };
  }, { once: true });`;
  return page.evaluate(async (text) => {
    const port = await window.door.openSandboxFrame();
    const answer = new Promise<string>((resolve) => {
      port.onmessage = (message) => message.kind === 'output' && resolve(message.json);
    });
    port.postMessage({ kind: 'load', guest: text });
    const job = {
      source: '',
      language: 'js',
      inputs: {},
      exports: [],
      today: '2024-06-30',
    } as const;
    port.postMessage({ kind: 'run', id: 1, job: { ...job, needsTensorFlow: false } });
    return JSON.parse(await answer) as string[];
  }, guest);
}

test('where nothing forbids it, a worker gets through by these very ways', async () => {
  const [own, foreign] = [await startForeignServer(), await startForeignServer()];
  const page = await open({ expected: /./ });
  await page.goto(own.url);
  // Without a policy that one waits for an answer and blocks its thread.
  const names = Object.keys(ALL).filter((name) => name !== 'the old file system');
  const tries = names.map((name) => attempt(name, ALL[name]!, foreign.url, page.url()));
  const results = await page.evaluate(
    (text) => {
      const worker = new Worker(URL.createObjectURL(new Blob([text])));
      return new Promise<string[]>((resolve) => {
        worker.onmessage = ({ data }: MessageEvent<string[]>) => resolve(data);
      });
    },
    `Promise.all([${tries.join(',')}]).then((results) => postMessage(results))`,
  );
  await own.close();
  await foreign.close();
  const through = names.filter((_, i) => results[i]!.startsWith('THROUGH'));
  expect(new Set(foreign.arrived).size).toBeGreaterThan(20);
  expect(through).toEqual(
    expect.arrayContaining([
      'fetch',
      'fetch by Function',
      'synchronous XMLHttpRequest',
      'import() by eval',
      'importScripts',
      'a nested worker that imports',
      'indexedDB',
    ]),
  );
});

test('no way out leads through the policy, even for code that has every global of a worker', async () => {
  const page = await open({ expected: REFUSED });
  const tries = Object.entries(ALL);
  const results = await asGuest(
    page,
    tries.map(([name, body]) => attempt(name, body, foreign.url, page.url())),
  );
  const through = tries
    .map(([name], i) => `${name}: ${results[i]}`)
    .filter((line) => /THROUGH/.test(line));
  expect(through).toEqual([]);
  expect(results).toHaveLength(tries.length);
  expect(foreign.arrived).toEqual([]);
});

test('no way out leads out of a cell, and what is missing is told in plain words', async () => {
  const page = await open({ expected: REFUSED });
  for (const [name, body] of Object.entries(ALL)) {
    const outcome = await run(page, asCell(attempt(name, body, foreign.url, page.url())));
    expect([name, ...textsOf(outcome.outputs)].join(': ')).toMatch(/^.*: no: /);
  }
  const plainly = await run(page, 'const answer = await fetch("https://example.org")');
  expect(plainly.failure).toMatchObject({
    kind: 'thrown',
    line: 1,
    message: expect.stringMatching(/^`fetch` is not there: code in a cell has no network/),
  });
  const imported = await run(page, '1;\nawait import("https://example.org/x.js")');
  expect(imported.failure).toMatchObject({ kind: 'syntax', line: 2 });
  expect(foreign.arrived).toEqual([]);
});

test('a broadcast from a cell reaches no page of the app', async () => {
  const page = await open();
  const heard = await page.evaluate(async () => {
    const channel = new BroadcastChannel('runs');
    let heard = false;
    channel.onmessage = () => (heard = true);
    const port = await window.door.openSandboxFrame();
    const done = new Promise(
      (resolve) => (port.onmessage = ({ kind }) => kind === 'ready' && resolve(0)),
    );
    const guest = `new BroadcastChannel('runs').postMessage('leak');
      addEventListener('message', ({ ports: [port] }) => setTimeout(() => port.postMessage({ kind: 'ready' }), 200))`;
    port.postMessage({ kind: 'load', guest });
    await done;
    return heard;
  });
  expect(heard).toBe(false);
});

test('the broker listens to one port, and takes it from the page alone', async () => {
  const page = await open();
  await page.evaluate(async () => {
    const opened = (frame: HTMLIFrameElement, parent: HTMLElement) =>
      new Promise((resolve) => {
        frame.onload = resolve;
        parent.append(frame);
      });
    const shell = document.createElement('iframe');
    shell.id = 'shell';
    shell.src = window.door.frame.shellUrl;
    await opened(shell, document.body);
    const broker = shell.contentDocument!.createElement('iframe');
    broker.setAttribute('sandbox', 'allow-scripts');
    broker.srcdoc = `<script>${window.door.frame.script}</script>`;
    await opened(broker, shell.contentDocument!.body);
    const other = document.createElement('iframe');
    other.name = 'other';
    await opened(other, document.body);
  });
  const ask = () =>
    new Promise<string>((resolve) => {
      const shell = top!.document.querySelector<HTMLIFrameElement>('#shell')!;
      const broker = shell.contentDocument!.querySelector('iframe')!.contentWindow!;
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }: MessageEvent<{ kind: string }>) => resolve(data.kind);
      broker.postMessage(null, '*', [port2]);
      port1.postMessage({ kind: 'ping' });
      setTimeout(() => resolve('silence'), 500);
    });
  expect(await page.frame('other')!.evaluate(ask)).toBe('silence');
  expect(await page.evaluate(ask)).toBe('pong');
  expect(await page.evaluate(ask)).toBe('silence');
});

test('forged messages become a failure or text, and nothing else of the page', async () => {
  const page = await open();
  const outcome = await page.evaluate(async () => {
    const guest = `addEventListener('message', ({ ports: [port] }) => {
      port.postMessage({ kind: 'ready' });
      port.onmessage = ({ data: { kind, id } }) => {
        if (kind !== 'run') return;
        const out = (output) => port.postMessage({ kind: 'output', id, json: JSON.stringify({ output, where: 'cell' }) });
        port.postMessage({ kind: 'started', id });
        port.postMessage({ kind: 'output', id: id + 1, json: '{"output":{"kind":"text","text":"of another run"}}' });
        port.postMessage({ kind: 'output', id, json: '{ no json' });
        out({ kind: 'html', html: '<img src=x onerror=alert(1)>' });
        out({ kind: 'text', text: { toString: 1 } });
        out({ kind: 'chart', spec: { data: { url: 'data/parcels.parquet' }, mark: 'point' } });
        out({ kind: 'chart', spec: { params: [{ bind: { input: 'text', onfocus: 'alert(1)' } }], mark: 'point' } });
        out({ kind: 'table', columns: [{ name: {}, type: 'html' }], rows: [[{ a: 1 }], 'x'], rowCount: 'many' });
        port.postMessage({ kind: 'done', id, json: '"not a result"', values: [['a', { json: 5, buffers: ['x'] }]] });
      };
    }, { once: true });`;
    const runner = new window.door.CodeRunner({
      async openFrame() {
        const port = await window.door.openSandboxFrame();
        const post = port.postMessage;
        port.postMessage = (message) =>
          post(message.kind === 'load' ? { ...message, guest } : message);
        return port;
      },
    });
    return runner.run({ source: '', language: 'js', inputs: {}, exports: [], today: '2024-06-30' });
  });
  expect(outcome.failure).toMatchObject({
    kind: 'thrown',
    message: expect.stringContaining('cannot be read'),
  });
  expect(outcome.outputs).toEqual([
    { kind: 'text', text: '{"toString":1}' },
    { kind: 'text', text: expect.stringContaining('cannot load from an address') },
    { kind: 'text', text: expect.stringContaining('no input fields') },
    {
      kind: 'table',
      columns: [{ name: '{}', type: 'text' }],
      rows: [['{"a":1}'], ['x']],
      rowCount: 0,
    },
  ]);
});

test('a host that forbids frames, or serves another shell, is told so plainly', async () => {
  const message = async (answer: {
    status?: number;
    headers?: Record<string, string>;
    body?: string;
  }) => {
    const page = await open({
      expected: /Refused to display|shell\.html|404/,
      prepare: (page) =>
        page.route('**/shell.html*', (route) =>
          route.fulfill({ contentType: 'text/html', ...answer }),
        ),
    });
    return page.evaluate(
      (source) =>
        window.door.runner
          .run({ source, language: 'js', inputs: {}, exports: [], today: '2024-06-30' })
          .then(String, (error: Error) => error.message),
      '1 + 1',
    );
  };
  expect(await message({ headers: { 'X-Frame-Options': 'DENY' }, body: '' })).toMatch(
    /X-Frame-Options/,
  );
  expect(await message({ status: 404, body: 'nothing' })).toMatch(/shell\.html is missing/);
  expect(await message({ body: '<title>The page itself, as some hosts answer</title>' })).toMatch(
    /missing or belongs to another version/,
  );
});
