import { expect, it } from 'vitest';
import { PALETTE_PROPERTIES, readPalette } from './palette.ts';

it('reads every colour and the font from the custom properties of the page', () => {
  const palette = readPalette({ getPropertyValue: (property) => ` value of ${property} ` });
  expect(palette.leakText).toBe('value of --leak-text');
  expect(Object.keys(palette)).toEqual(Object.keys(PALETTE_PROPERTIES));
});
