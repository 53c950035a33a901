import type { FirstFigures } from '../../cli/first-figures.ts';

// A glob, unlike an import, lets the sources be checked before the data has been built.
const built = import.meta.glob<FirstFigures>('../../../static/data/first-figures.json', {
  eager: true,
  import: 'default',
});

/** The true result that the first screen shows; null: the data has not been built. */
export const firstFigures: FirstFigures | null = Object.values(built)[0] ?? null;
