import { chmodSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { findBrowser, NO_BROWSER } from './find-browser.mjs';

afterEach(() => vi.unstubAllEnvs());

function browserIn(folder: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'chrome'), '#!/bin/sh\nexit 0\n');
  chmodSync(join(folder, 'chrome'), 0o755);
  return join(folder, 'chrome');
}

test('CHROME_PATH goes before everything else', () => {
  const path = browserIn(mkdtempSync(join(tmpdir(), 'holdout-browser-')));
  vi.stubEnv('CHROME_PATH', path);
  expect(findBrowser()).toBe(path);
});

test('a CHROME_PATH that does not start is named, not passed over', () => {
  vi.stubEnv('CHROME_PATH', '/no/such/browser');
  expect(() => findBrowser()).toThrow('CHROME_PATH is "/no/such/browser", which does not start');
});

test('a browser that Playwright has installed is found where the system has none', () => {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-playwright-'));
  const path = browserIn(join(folder, 'chromium-1200/chrome-linux'));
  vi.stubEnv('CHROME_PATH', '');
  vi.stubEnv('PLAYWRIGHT_BROWSERS_PATH', folder);
  vi.stubGlobal('process', { ...process, platform: 'aix' });
  expect(findBrowser()).toBe(path);
  vi.unstubAllGlobals();
});

test('the message names every place and every attempt', () => {
  for (const name of ['CHROME_PATH', 'system', 'Playwright', 'apt-get', 'playwright-core'])
    expect(NO_BROWSER).toContain(name);
});
