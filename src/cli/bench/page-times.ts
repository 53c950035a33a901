import type { Page } from 'playwright-core';

/** What a page notes of itself while it is looked at; all times in milliseconds since it was opened. */
export interface PageTimes {
  /** Tasks of the main thread that took 50 ms or more; shorter ones are not reported. */
  longTasks: { start: number; end: number }[];
  /** When the page last began to show a result. */
  resultAt: number | null;
}

/** The words of the headline over every result. */
export const RESULT_TEXT = 'Production says';

type Noting = typeof globalThis & { times: PageTimes };

/** Runs in the page before anything of its own. */
export function noteTimes(resultText: string): void {
  const times: PageTimes = ((globalThis as Noting).times = { longTasks: [], resultAt: null });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      times.longTasks.push({ start: startTime, end: startTime + duration });
  }).observe({ type: 'longtask', buffered: true });
  new MutationObserver(() => {
    const isThere = [...document.querySelectorAll('h1')].some((h1) =>
      h1.textContent.includes(resultText),
    );
    if (!isThere) times.resultAt = null;
    else times.resultAt ??= performance.now();
  }).observe(document, { subtree: true, childList: true, characterData: true });
}

export function timesOf(page: Page): Promise<PageTimes> {
  return page.evaluate(() => (globalThis as Noting).times);
}

/** Waits until a result is on screen, and gives the time at which it came. */
export async function waitForResult(page: Page): Promise<number> {
  await page.waitForFunction(() => (globalThis as Noting).times.resultAt !== null, undefined, {
    timeout: 300_000,
  });
  return (await timesOf(page)).resultAt!;
}

/**
 * Milliseconds of the longest task that ended between two moments, 0 where all were short: the task in
 * which a result is drawn ends after the moment at which it stands on the page.
 */
export function longestTask({ longTasks }: PageTimes, from: number, until: number): number {
  const inside = longTasks.filter(({ end }) => end > from && end <= until);
  return Math.max(0, ...inside.map(({ start, end }) => end - start));
}
