import { figure, type Figure } from './figure.ts';
import { TARGETS } from './target.ts';

/**
 * How the times that have a target grow between their two largest sizes, relative to n log n: 1 is exactly
 * so, less is slower growth. Noise only ever adds to a time, so the fastest ones are compared.
 */
export function growthFigures(figures: readonly Figure[]): Figure[] {
  const timed = figures.filter(({ unit, target }) => unit === 's' && target !== null);
  const names = [...new Set(timed.map(({ name }) => name))];
  return names.flatMap((name) => {
    const sizes = figures.filter((f) => f.name === name && f.rows !== null);
    const [large, small] = sizes.sort((a, b) => b.rows! - a.rows!);
    if (!large || !small) return [];
    const nLogN = (n: number) => n * Math.log(n);
    const growth = large.low / small.low / (nLogN(large.rows!) / nLogN(small.rows!));
    return [
      {
        ...figure(`${name}: growth over n log n`, '×', growth, TARGETS.rateGrowth),
        rows: large.rows,
      },
    ];
  });
}
