import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { serve } from '../cli/serve.mjs';
import type { CodeRequest } from '../worker/code/client.ts';
import type { CodeOutcome, Output } from '../worker/code/job.ts';
import { newPage, openBrowser, type WatchedPage } from './browser.ts';
import type { Door } from './sandbox-page/main.ts';
import { buildSandboxSite, PAGE } from './sandbox-site.ts';
import type { Site } from './site.ts';

declare global {
  interface Window {
    door: Door;
  }
}

export interface SandboxOptions {
  /** Console errors and warnings that the test provokes. */
  expected?: RegExp;
  prepare?: (page: Page, context: BrowserContext) => Promise<unknown>;
}

/**
 * A page of the built test site for each test, in one browser for the file. The page must have asked
 * nothing of anybody else and logged no error or warning.
 */
export function useSandbox() {
  let site: Site;
  let browser: Browser;
  const opened: { watched: WatchedPage; expected: RegExp }[] = [];

  beforeAll(async () => {
    site = await serve(await buildSandboxSite(), { base: '/some/sub-path/' });
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(async () => {
    const pages = opened.splice(0);
    for (const { watched } of pages) await watched.context.close();
    for (const { watched, expected } of pages)
      expect(watched.problems().filter((problem) => !expected.test(problem))).toEqual([]);
  });

  return async ({ expected = /^$/, prepare }: SandboxOptions = {}): Promise<Page> => {
    const watched = await newPage(browser, site.url);
    opened.push({ watched, expected });
    await prepare?.(watched.page, watched.context);
    await watched.page.goto(`${site.url}${PAGE}/index.html`);
    await watched.page.waitForFunction(() => 'door' in window);
    return watched.page;
  };
}

/** A job with nothing but its source, unless it says more. */
export function jobOf(source: string, more: Partial<CodeRequest> = {}): CodeRequest {
  return { source, language: 'js', inputs: {}, exports: [], today: '2024-06-30', ...more };
}

export function run(page: Page, source: string, more?: Partial<CodeRequest>): Promise<CodeOutcome> {
  return page.evaluate((job) => window.door.runner.run(job), jobOf(source, more));
}

/** The texts among some outputs. */
export function textsOf(outputs: readonly Output[]): string[] {
  return outputs.flatMap((output) => (output.kind === 'text' ? [output.text] : []));
}
