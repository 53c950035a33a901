import type { Locator, Page } from 'playwright-core';
import { SitePage } from './SitePage.ts';

/** A lesson as a learner meets it. */
export class LessonPage extends SitePage {
  override async started(): Promise<void> {
    await this.page.locator('article h1').waitFor();
    await this.saved();
  }

  /** All that was done is stored. */
  async saved(): Promise<void> {
    await this.page
      .locator('header')
      .getByText(/^Saved( \d\d:\d\d)?$/)
      .waitFor();
  }

  cell(id: string, page: Page = this.page): Locator {
    return page.locator(`#cell-${id}`);
  }

  buttonOf(id: string, name: string | RegExp): Locator {
    return this.cell(id).getByRole('button', { name });
  }

  press(id: string, name: string | RegExp): Promise<void> {
    return this.buttonOf(id, name).click();
  }

  /** Whether the cell or something in it has the focus. */
  holdsFocus(id: string): Promise<boolean> {
    return this.cell(id).evaluate((cell) => cell.contains(document.activeElement));
  }

  editor(id: string): Locator {
    return this.cell(id).locator('.cm-content');
  }

  /** Writes code in place of what is there, as somebody who pastes it. */
  async write(id: string, code: string): Promise<void> {
    await this.editor(id).click();
    await this.page.keyboard.press('ControlOrMeta+A');
    await this.page.keyboard.insertText(code);
    // Leaving the editor hands over what was typed.
    await this.editor(id).blur();
  }

  code(id: string): Promise<string> {
    return this.editor(id).innerText();
  }

  /** The few words at the head of a cell. */
  status(id: string): Locator {
    return this.cell(id).locator('.status');
  }

  /** Runs a cell to its end, whatever that is. */
  async run(id: string): Promise<void> {
    await this.press(id, /^(Run|Check)/);
    await this.ended(id);
  }

  async ended(id: string): Promise<void> {
    await this.status(id)
      .filter({ hasNotText: /running|checking/ })
      .waitFor({ timeout: 60_000 });
    await this.cell(id)
      .getByRole('button', { name: /^(Run|Check)/ })
      .waitFor();
  }

  async guess(id: string, value: string): Promise<void> {
    await this.cell(id).getByRole('slider').fill(value);
    await this.press(id, 'Lock in');
  }

  async choose(id: string, option: string): Promise<void> {
    await this.cell(id).getByText(option, { exact: true }).click();
  }

  /** How many steps of the lesson are done. */
  progress(): Promise<string> {
    return this.page.locator('.side .steps').innerText();
  }

  /** What stands in every cell: the few words at its head, and what was written and chosen but code. */
  answers(): Promise<string[]> {
    return this.page.locator('.cell').evaluateAll((cells) =>
      cells.map((cell) => {
        const fields = cell.querySelectorAll<HTMLInputElement>(
          ':is(input, select, textarea):not(.editor *)',
        );
        const values = Array.from(fields, ({ value, checked }) => `${value} ${checked}`);
        return [cell.id, cell.querySelector('.status')?.textContent, ...values].join(' | ');
      }),
    );
  }

  /** All that the lesson says outside of a cell, with what its pictures show; not how long runs took. */
  textBeside(id: string): Promise<string> {
    return this.page.locator('article').evaluate((article, cell) => {
      const copy = article.cloneNode(true) as HTMLElement;
      for (const one of copy.querySelectorAll(`.status, #${cell}, [role="img"] > *`)) one.remove();
      const pictures = Array.from(copy.querySelectorAll('[role="img"]'), (one) => one.ariaLabel);
      return [copy.textContent, ...pictures].join(' ');
    }, `cell-${id}`);
  }
}
