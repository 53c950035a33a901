import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { PALETTE_PROPERTIES } from '../charts/palette.ts';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

/** The custom properties of the rule with this selector. */
function properties(selector: string): Map<string, string> {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...body.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!]),
  );
}

const light = properties(':root');
const dark = properties(":root[data-theme='dark']");
const darkBySystem = properties(":root:not([data-theme='light'])");
const themes: [string, ReadonlyMap<string, string>][] = [
  ['light', light],
  ['dark', dark],
];

/** WCAG 2.2: (L₁ + 0.05) / (L₂ + 0.05) of the relative luminances. */
function contrast(a: string, b: string): number {
  const [high, low] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (high! + 0.05) / (low! + 0.05);
}

function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const channel = parseInt(hex.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

it('gives the same dark colours whether the system or the person asks for them', () => {
  expect(Object.fromEntries(darkBySystem)).toEqual(Object.fromEntries(dark));
});

it('gives every colour in both themes', () => {
  const colours = [...light].filter(([, value]) => value.startsWith('#')).map(([name]) => name);
  expect([...dark.keys()]).toEqual(colours);
});

it('holds every property that the charts read', () => {
  expect([...light.keys()]).toEqual(expect.arrayContaining(Object.values(PALETTE_PROPERTIES)));
});

describe.each(themes)('the %s theme', (_, theme) => {
  const grounds = ['--page', '--card', '--wash'];
  const texts = [...theme.keys()].filter((name) => /ink$|-text$/.test(name));

  it.each(texts)('makes %s readable on page, card and wash', (text) => {
    for (const ground of grounds)
      expect(contrast(theme.get(text)!, theme.get(ground)!)).toBeGreaterThanOrEqual(4.5);
  });

  it('makes every mark but the quiet ones stand out from the page', () => {
    for (const mark of ['--training', '--test', '--leak', '--honest'])
      expect(contrast(theme.get(mark)!, theme.get('--page')!)).toBeGreaterThanOrEqual(3);
  });
});
