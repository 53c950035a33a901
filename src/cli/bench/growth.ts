import { figure, type Figure } from './figure.ts';
import { TARGETS } from './target.ts';

/**
 * How the times of one figure grow between its two largest sizes, relative to n log n: 1 is exactly so,
 * less is slower growth.
 */
export function growthFigures(figures: readonly Figure[]): Figure[] {
  const names = [...new Set(figures.filter(({ unit }) => unit === 's').map(({ name }) => name))];
  return names.flatMap((name) => {
    const sizes = figures.filter((f) => f.name === name && f.rows !== null);
    const [large, small] = sizes.sort((a, b) => b.rows! - a.rows!);
    if (!large || !small) return [];
    const nLogN = (n: number) => n * Math.log(n);
    const growth = large.value / small.value / (nLogN(large.rows!) / nLogN(small.rows!));
    return [
      {
        ...figure(`${name}: growth over n log n`, '×', growth, TARGETS.rateGrowth),
        rows: large.rows,
      },
    ];
  });
}
