import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { createServer, type ViteDevServer } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { shellPage } from '../worker/code/shell-policy.ts';
import { root } from './project.mjs';

let server: ViteDevServer;
let url: string;

beforeAll(async () => {
  server = await createServer({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true, include: [] },
    server: { port: 0, host: '127.0.0.1', hmr: false, watch: null },
    cacheDir: 'node_modules/.cache/holdout/dev-server-test',
  });
  await server.listen();
  url = server.resolvedUrls!.local[0]!;
});
afterAll(() => server?.close());

/** What a module of the development server exports, read from its text: strings alone. */
async function exportsOf(path: string): Promise<Record<string, string>> {
  const text = await (await fetch(new URL(path, url))).text();
  const pairs = text.matchAll(/export (?:const (\w+) =|(default)) ("(?:[^"\\]|\\.)*");/g);
  return Object.fromEntries(
    [...pairs].map(([, name, other, value]) => [name ?? other, JSON.parse(value!) as string]),
  );
}

async function importedBy(file: string, query: string): Promise<string> {
  const text = await (await fetch(new URL(file, url))).text();
  const [, path] = new RegExp(`from "([^"]*${query}[^"]*)"`).exec(text) ?? [];
  if (!path) throw new Error(`${file} imports nothing like ${query}.`);
  return path;
}

test('the development server serves the shell with the hash of the very script that the page gets', async () => {
  const module = await importedBy('src/worker/code/sandbox-frame.ts', 'broker');
  const { script, hash, shellUrl } = await exportsOf(module);
  expect(hash).toBe(`sha256-${createHash('sha256').update(script!).digest('base64')}`);
  expect(/<\/script|\r/.test(script!)).toBe(false);
  expect(new Script(script!)).toBeInstanceOf(Script);
  const shell = await fetch(new URL(`${shellUrl}?policy=1`, url));
  expect(shell.headers.get('content-type')).toBe('text/html');
  expect(await shell.text()).toBe(shellPage(hash!));
});

test('the development server serves the guest as one classic script without TensorFlow.js', async () => {
  const module = await importedBy('src/worker/code/guest-files.ts', 'guest');
  const guest = await fetch(new URL((await exportsOf(module))['default']!, url));
  const text = await guest.text();
  // A module would not be read.
  expect(new Script(text)).toBeInstanceOf(Script);
  expect(text.includes('tfjs')).toBe(false);
  expect(text.length).toBeLessThan(1_000_000);
});
