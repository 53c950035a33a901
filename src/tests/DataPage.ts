import type { Locator } from 'playwright-core';
import { SitePage } from './SitePage.ts';

/** The Data page as a person meets it, found by the names that they read or hear. */
export class DataPage extends SitePage {
  override goTo(hash = '#/data'): Promise<void> {
    return super.goTo(hash);
  }

  /** The rows are counted and the view has its answer. */
  override async started(): Promise<void> {
    await this.page.getByText(/ late by the label “/).waitFor({ timeout: 60_000 });
    await this.answered();
  }

  async answered(): Promise<void> {
    await this.page.locator('.view h2').waitFor();
    await this.page.getByRole('region', { name: 'View' }).locator(':scope > *').nth(1).waitFor();
    await this.page.locator('.main [aria-busy=true]').waitFor({ state: 'detached' });
  }

  /** What is looked at, in one sentence. */
  sentence(): Promise<string> {
    return this.page.getByText(/ late by the label “/).innerText();
  }

  async show(view: string): Promise<void> {
    const views = this.page.getByRole('navigation', { name: 'Views' });
    await views.getByRole('link', { name: view, exact: true }).click();
    await this.page.getByRole('heading', { name: view, level: 2 }).waitFor();
    await this.answered();
  }

  table(label: string | RegExp): Locator {
    const name = typeof label === 'string' ? `Table: ${label}` : label;
    return this.page.getByRole('region', { name });
  }

  /** The row of a table that begins with this text. */
  row(label: string | RegExp, first: string): Locator {
    return this.table(label)
      .locator('tbody tr')
      .filter({ has: this.page.getByRole('rowheader', { name: first }) })
      .first();
  }

  chart(title: string): Locator {
    return this.page.getByRole('group', { name: title, exact: true });
  }
}
