import { createSubscriber } from 'svelte/reactivity';
import { readPalette, type Palette } from '../charts/palette.ts';

const followTheme = createSubscriber((update) => {
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const attribute = new MutationObserver(update);
  dark.addEventListener('change', update);
  attribute.observe(document.documentElement, { attributeFilter: ['data-theme'] });
  return () => {
    dark.removeEventListener('change', update);
    attribute.disconnect();
  };
});

/** The palette in force; what reads it in an effect runs again when the theme changes. */
export function currentPalette(): Palette {
  followTheme();
  return readPalette(getComputedStyle(document.documentElement));
}
