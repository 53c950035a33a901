import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { newPage, openBrowser } from './browser.ts';
import { LabPage } from './LabPage.ts';
import { serveSite, type Site } from './site.ts';

export interface OpenOptions extends BrowserContextOptions {
  /** What a test changes about the page before it is opened. */
  prepare?: (page: Page, context: BrowserContext) => Promise<unknown>;
  /** false: does not wait until the page has started. */
  started?: boolean;
}

/**
 * The built site and a browser for the tests of one file. A page that was opened by a test is closed
 * after it, and must have asked nothing of anybody else and logged no error or warning.
 */
export function useLab(browserArgs: readonly string[] = []) {
  let site: Site;
  let browser: Browser;
  const opened: LabPage[] = [];

  beforeAll(async () => {
    site = await serveSite();
    browser = await openBrowser(browserArgs);
  });

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  afterEach(async () => {
    const pages = opened.splice(0);
    for (const lab of pages) await lab.watched.context.close();
    expect(pages.flatMap((lab) => lab.problems())).toEqual([]);
  });

  return async (
    hash = '',
    { prepare, started = true, ...options }: OpenOptions = {},
  ): Promise<LabPage> => {
    const viewport = { width: 1440, height: 900 };
    const watched = await newPage(browser, site.url, { viewport, ...options });
    const lab = new LabPage(watched, site.url);
    opened.push(lab);
    await prepare?.(watched.page, watched.context);
    await lab.page.goto(site.url + hash);
    if (started) await lab.started();
    return lab;
  };
}

/** A link to an experiment on a world so small that its run takes about a second. */
export function smallLink(parts: Readonly<Record<string, string>> = {}): string {
  const all = { features: 'creation', model: 'logistic-regression', rows: '8000', ...parts };
  return `#/lab?${new URLSearchParams(all).toString()}`;
}
