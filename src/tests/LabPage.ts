import { readFile } from 'node:fs/promises';
import type { Locator } from 'playwright-core';
import type { RunRecord } from '../notebook/run-record.ts';
import type { WatchedPage } from './browser.ts';
import { SitePage } from './SitePage.ts';

/** The Lab as a person meets it, found by the names that they read or hear. */
export class LabPage extends SitePage {
  readonly runButton: Locator;
  readonly stopButton: Locator;
  readonly guess: Locator;
  readonly runs: Locator;

  constructor(watched: WatchedPage, url: string) {
    super(watched, url);
    const { page } = watched;
    const box = page.getByRole('region', { name: 'Predict and run' });
    this.runButton = box.getByRole('button', { name: /^Run/ });
    this.stopButton = box.getByRole('button', { name: 'Stop' });
    this.guess = page.getByRole('slider', { name: 'What will production say?' });
    this.runs = page.getByRole('region', { name: 'Table: your runs' }).locator('tbody tr');
  }

  override goTo(hash = '#/lab'): Promise<void> {
    return super.goTo(hash);
  }

  /** The page has read its link and its stored runs. */
  override async started(): Promise<void> {
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

  preset(title: string): Locator {
    return this.page.getByRole('navigation', { name: /^Presets/ }).getByRole('button', {
      name: title,
    });
  }

  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** The run on screen, by the page's own way of saving it. */
  async savedRun(): Promise<RunRecord> {
    const file = await (await this.download('Save as JSON')).path();
    return JSON.parse(await readFile(file, 'utf8')) as RunRecord;
  }
}
