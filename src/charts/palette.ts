/** The colours and the font of every chart, by meaning. */
export interface Palette {
  page: string;
  ink: string;
  softInk: string;
  line: string;
  wash: string;
  training: string;
  trainingText: string;
  test: string;
  testText: string;
  gap: string;
  future: string;
  futureText: string;
  leak: string;
  leakText: string;
  honest: string;
  honestText: string;
  font: string;
}

/** The custom property (ui/tokens.css) behind each entry. */
export const PALETTE_PROPERTIES: Readonly<Record<keyof Palette, string>> = {
  page: '--page',
  ink: '--ink',
  softInk: '--soft-ink',
  line: '--line',
  wash: '--wash',
  training: '--training',
  trainingText: '--training-text',
  test: '--test',
  testText: '--test-text',
  gap: '--gap',
  future: '--future',
  futureText: '--future-text',
  leak: '--leak',
  leakText: '--leak-text',
  honest: '--honest',
  honestText: '--honest-text',
  font: '--sans',
};

/** The palette in force: the same custom properties that the page is drawn with. */
export function readPalette(styles: Pick<CSSStyleDeclaration, 'getPropertyValue'>): Palette {
  const entries = Object.entries(PALETTE_PROPERTIES).map(([name, property]) => [
    name,
    styles.getPropertyValue(property).trim(),
  ]);
  return Object.fromEntries(entries) as Palette;
}
