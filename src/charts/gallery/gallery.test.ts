import { describe, expect, it } from 'vitest';
import * as vega from 'vega';
import { compile } from 'vega-lite';
import { GALLERY } from './gallery.ts';
import { namedPalette } from './fixtures.ts';

/** Collects what Vega and Vega-Lite complain about. */
function listener() {
  const complaints: string[] = [];
  const complain = (...messages: readonly unknown[]) => {
    complaints.push(messages.join(' '));
    return logger;
  };
  const logger: vega.LoggerInterface = {
    level: (() => logger) as vega.LoggerInterface['level'],
    warn: complain,
    error: complain,
    info: () => logger,
    debug: () => logger,
  };
  return { logger, complaints };
}

describe.each(Object.entries(GALLERY))('%s', (_, make) => {
  it.each([900, 350])('compiles and draws at %i pixels without a complaint', async (width) => {
    const chart = make(namedPalette, width);
    const { logger, complaints } = listener();
    const compiled = compile(chart.spec, { logger });
    const view = new vega.View(vega.parse(compiled.spec), { renderer: 'none', logger });
    await view.runAsync();
    expect(complaints).toEqual([]);
    const svg = await view.toSVG();
    expect(svg).not.toMatch(/NaN|undefined/);
    for (const [, lines] of svg.matchAll(/<g class="mark-line[^>]*>(.*?)<\/g>/gs))
      expect(lines, 'a filled line').not.toContain('fill=');
    const [, drawnWidth, drawnHeight] = /width="([\d.]+)" height="([\d.]+)"/.exec(svg)!;
    expect(Number(drawnWidth)).toBeLessThanOrEqual(width);
    expect(Number(drawnHeight)).toBeCloseTo(chart.height, 3);
    view.finalize();
  });

  it('has no text smaller than 11 pixels', async () => {
    const view = new vega.View(vega.parse(compile(make(namedPalette, 350).spec).spec));
    const svg = await view.toSVG();
    const sizes = [...svg.matchAll(/font-size="([\d.]+)px"/g)].map((match) => Number(match[1]));
    expect(Math.min(11, ...sizes)).toBe(11);
    view.finalize();
  });

  it('says in words and in a table what it shows', () => {
    const { title, description, table } = make(namedPalette, 900);
    expect(title).not.toBe('');
    expect(description).toMatch(/\.$/);
    expect(`${title} ${description}`).not.toMatch(/NaN|undefined|null/);
    for (const row of table.rows) expect(row).toHaveLength(table.columns.length);
  });
});
