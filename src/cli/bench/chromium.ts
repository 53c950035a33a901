import type { Browser, Page } from 'playwright-core';
import { serve } from '../serve.mjs';
import { builtSite } from './built-site.ts';
import { noteTimes, RESULT_TEXT } from './page-times.ts';
import { LeftOut, type Task } from './part.ts';
import { projectModule } from './project-module.ts';
import { repeat } from './timing.ts';

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export interface VisitedSite {
  /** The folder that is served. */
  folder: string;
  url: string;
}

/** Visits the built site in a real browser, each time as somebody who was never there. */
export async function visit(
  { root, effort }: Task,
  look: (page: Page, site: VisitedSite) => Promise<void>,
): Promise<void> {
  // Loaded here, so that the measurements in Node do without its memory.
  const { chromium } = await import('playwright-core');
  const executablePath = await browserPath(root);
  const folder = await builtSite(root);
  const site = await serve(folder);
  const browser: Browser = await chromium.launch({ executablePath, args: QUIET });
  try {
    await repeat(effort, async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
      const page = await context.newPage();
      await page.addInitScript(noteTimes, RESULT_TEXT);
      await look(page, { folder, url: site.url });
      await context.close();
    });
  } finally {
    await browser.close();
    await site.close();
  }
}

/** The executable of this machine's Chromium. */
export async function browserPath(root: string): Promise<string> {
  const { findBrowser } = await projectModule<typeof import('../find-browser.mjs')>(
    root,
    'find-browser.mjs',
  );
  const path = findBrowser();
  if (!path) throw new LeftOut('no Chromium was found. Install one, or set CHROME_PATH.');
  return path;
}
