import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { serve } from './serve.mjs';

let site: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'holdout-serve-')), 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, '..', 'secret.txt'), 'secret');
  writeFileSync(join(folder, 'index.html'), '<!doctype html>');
  writeFileSync(join(folder, '.sources'), 'hidden');
  for (const name of ['a.js', 'a.wasm', 'a.parquet', 'ü b.csv'])
    writeFileSync(join(folder, 'assets', name), name);
  site = await serve(folder, { base: '/some/sub-path/' });
});

afterAll(() => site.close());

/** As it stands: fetch would tidy the path before it asks. */
function statusOf(path: string, method = 'GET'): Promise<number> {
  const { hostname, port } = new URL(site.url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path, method }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}

test('files come with their types and are asked for again each time', async () => {
  const typeOf = async (path: string) =>
    (await fetch(new URL(path, site.url))).headers.get('content-type');
  expect(await typeOf('')).toBe('text/html; charset=utf-8');
  expect(await typeOf('assets/a.js')).toBe('text/javascript; charset=utf-8');
  expect(await typeOf('assets/a.wasm')).toBe('application/wasm');
  expect(await typeOf('assets/a.parquet')).toBe('application/vnd.apache.parquet');
  const response = await fetch(new URL('assets/%C3%BC%20b.csv?x=1', site.url));
  expect(await response.text()).toBe('ü b.csv');
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

test('nothing outside the folder is served, nor a hidden file, nor another base', async () => {
  for (const path of [
    '/some/sub-path/../secret.txt',
    '/some/sub-path/assets/../../secret.txt',
    '/some/sub-path/%2e%2e/secret.txt',
    '/some/sub-path/..%2fsecret.txt',
    '/some/sub-path/..%5csecret.txt',
    '/some/sub-path/.sources',
    '/some/sub-path/assets',
    '/some/sub-path/a%00.js',
    '/assets/a.js',
    '/',
  ])
    expect([path, await statusOf(path)]).toEqual([path, 404]);
});

test('what cannot be answered is refused', async () => {
  expect(await statusOf('/some/sub-path/%zz')).toBe(400);
  expect(await statusOf('/some/sub-path/', 'POST')).toBe(405);
  expect(await statusOf('/some/sub-path/', 'HEAD')).toBe(200);
  expect(await statusOf('/some/sub-path')).toBe(301);
});

test('a port that is taken is left for the next one', async () => {
  const port = Number(new URL(site.url).port);
  const second = await serve('.', { port });
  expect(Number(new URL(second.url).port)).toBeGreaterThan(port);
  await second.close();
});

test('files are gzipped where that is asked for, but those that are packed already', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-gzip-'));
  for (const name of ['a.js', 'a.parquet']) writeFileSync(join(folder, name), 'x'.repeat(5000));
  const gzipped = await serve(folder, { gzip: true });
  const ask = (name: string) => fetch(new URL(name, gzipped.url));
  const script = await ask('a.js');
  expect(script.headers.get('content-encoding')).toBe('gzip');
  expect(await script.text()).toBe('x'.repeat(5000));
  expect((await ask('a.parquet')).headers.get('content-encoding')).toBeNull();
  await gzipped.close();
});
