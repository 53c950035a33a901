import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { findBrowser, NO_BROWSER } from '../cli/find-browser.mjs';
import { root } from '../cli/project.mjs';

/** A page that notes whatever goes wrong on it. */
export interface WatchedPage {
  page: Page;
  context: BrowserContext;
  /** Console errors and warnings, uncaught errors, and requests to any other origin, as they came. */
  problems(): string[];
  /** Saves what is on screen, or the page from top to bottom, as test-output/NAME.png. */
  screenshot(name: string, options?: { fullPage?: boolean }): Promise<void>;
}

export async function openBrowser(furtherArgs: readonly string[] = []): Promise<Browser> {
  const executablePath = findBrowser();
  if (!executablePath) throw new Error(NO_BROWSER);
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      ...furtherArgs,
    ],
  });
}

/** A new page with storage of its own; `origin` is the only one it may ask anything of. */
export async function newPage(
  browser: Browser,
  origin: string,
  options: BrowserContextOptions = {},
): Promise<WatchedPage> {
  const context = await browser.newContext(options);
  const problems: string[] = [];
  const own = new URL(origin).origin;
  context.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (!['data:', 'blob:'].includes(protocol) && asked !== own)
      problems.push(`foreign request: ${request.url()}`);
  });
  context.on('console', (message) => {
    if (['error', 'warning'].includes(message.type()))
      problems.push(`console ${message.type()}: ${message.text()}`);
  });
  context.on('weberror', (error) => problems.push(`uncaught: ${error.error().message}`));
  const page = await context.newPage();
  return {
    page,
    context,
    problems: () => [...problems],
    async screenshot(name, options) {
      const folder = join(root, 'test-output');
      mkdirSync(folder, { recursive: true });
      await page.screenshot({ ...options, path: join(folder, `${name}.png`) });
    },
  };
}
