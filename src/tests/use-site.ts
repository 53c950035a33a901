import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { newPage, openBrowser, type WatchedPage } from './browser.ts';
import { serveSite, type Site } from './site.ts';
import type { SitePage } from './SitePage.ts';

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
export function useSite<P extends SitePage>(
  Made: new (watched: WatchedPage, url: string) => P,
  start: string,
  browserArgs: readonly string[] = [],
) {
  let site: Site;
  let browser: Browser;
  const opened: P[] = [];

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
    for (const one of pages) await one.watched.context.close();
    expect(pages.flatMap((one) => one.problems())).toEqual([]);
  });

  return async (
    hash = start,
    { prepare, started = true, ...options }: OpenOptions = {},
  ): Promise<P> => {
    const viewport = { width: 1440, height: 900 };
    const watched = await newPage(browser, site.url, { viewport, ...options });
    const one = new Made(watched, site.url);
    opened.push(one);
    await prepare?.(watched.page, watched.context);
    await one.page.goto(site.url + hash);
    if (started) await one.started();
    return one;
  };
}
