import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Locator, Page } from 'playwright-core';
import type { WatchedPage } from './browser.ts';

/** A page of the site as a person meets it: what all pages have in common. */
export class SitePage {
  readonly page: Page;
  readonly headline: Locator;
  /** Problems of the page that a test brings about on purpose. */
  expected: RegExp | null = null;

  constructor(
    readonly watched: WatchedPage,
    protected readonly url: string,
  ) {
    this.page = watched.page;
    this.headline = this.page.getByRole('heading', { level: 1 });
  }

  /** Opens the page; where it is open already, follows the link in it. */
  async goTo(hash: string): Promise<void> {
    if (this.page.url().startsWith(this.url)) await this.page.evaluate(follow, hash);
    else await this.page.goto(this.url + hash);
    await this.started();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.started();
  }

  async started(): Promise<void> {
    await this.headline.first().waitFor();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  /** What a notice says; waits until it is there. */
  async notice(title: string): Promise<string> {
    return this.page.getByLabel(title, { exact: true }).innerText();
  }

  async download(button: string): Promise<Download> {
    const download = this.page.waitForEvent('download');
    await this.button(button).click();
    return download;
  }

  /** Pixels by which the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** What axe finds wrong, on all of the page or in a part of it: rule and element. */
  async violations(part = 'html'): Promise<string[]> {
    const { violations } = await new AxeBuilder({ page: this.page }).include(part).analyze();
    return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html}`));
  }

  problems(): string[] {
    return this.watched.problems().filter((problem) => !this.expected?.test(problem));
  }
}

/** Runs in the page: changes the hash of the address and waits until the page has heard of it. */
function follow(hash: string): Promise<void> {
  return new Promise((resolve) => {
    if (new URL(hash, location.href).href === location.href) return resolve();
    addEventListener('hashchange', () => resolve(), { once: true });
    location.hash = hash;
  });
}
