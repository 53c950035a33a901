import { readFile } from 'node:fs/promises';
import { AxeBuilder } from '@axe-core/playwright';
import type { Download, Locator, Page } from 'playwright-core';
import type { RunRecord } from '../notebook/run-record.ts';
import type { WatchedPage } from './browser.ts';

/** The Lab as a person meets it, found by the names that they read or hear. */
export class LabPage {
  readonly page: Page;
  readonly headline: Locator;
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly guess: Locator;
  readonly runs: Locator;
  /** Problems of the page that a test brings about on purpose. */
  expected: RegExp | null = null;

  constructor(
    readonly watched: WatchedPage,
    private readonly url: string,
  ) {
    const { page } = watched;
    this.page = page;
    this.headline = page.getByRole('heading', { level: 1 });
    const box = page.getByRole('region', { name: 'Predict and run' });
    this.runButton = box.getByRole('button', { name: /^Run/ });
    this.stopButton = box.getByRole('button', { name: 'Stop' });
    this.guess = page.getByRole('slider', { name: 'What will production say?' });
    this.runs = page.getByRole('region', { name: 'Table: your runs' }).locator('tbody tr');
  }

  /** Opens the page; where it is open already, follows the link in it. */
  async goTo(hash = ''): Promise<void> {
    if (this.page.url().startsWith(this.url)) await this.page.evaluate(follow, hash);
    else await this.page.goto(this.url + hash);
    await this.started();
  }

  async reload(): Promise<void> {
    await this.page.reload();
    await this.started();
  }

  /** The page has read its link and its stored runs. */
  async started(): Promise<void> {
    await this.page.locator('h1:not(:text("Opening the notebook"))').waitFor();
  }

  /** Every picture of the page is drawn. */
  async drawn(): Promise<void> {
    await this.page.locator('[role="img"] > div:empty').first().waitFor({ state: 'detached' });
  }

  /** Runs the experiment to its end, whatever that is. */
  async run(): Promise<void> {
    await this.runButton.click();
    await this.ended();
  }

  async ended(): Promise<void> {
    await this.runButton.waitFor({ timeout: 100_000 });
  }

  async skipGuess(): Promise<void> {
    await this.button('Skip the guess and show it').click();
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  preset(title: string): Locator {
    return this.page.getByRole('navigation', { name: /^Presets/ }).getByRole('button', {
      name: title,
    });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
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

  /** The run on screen, by the page's own way of saving it. */
  async savedRun(): Promise<RunRecord> {
    const file = await (await this.download('Save as JSON')).path();
    return JSON.parse(await readFile(file, 'utf8')) as RunRecord;
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
