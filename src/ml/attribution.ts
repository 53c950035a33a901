import type { AttributionBar, Choice } from './result.ts';

/** The optimism with these choices as the learner made them and the others honest. */
export type ValueOf<P> = (kept: ReadonlySet<Choice>) => AsyncGenerator<P, number>;

/**
 * Which share of the optimism each choice has: its Shapley value, the mean over orders of what switching
 * it from honest to the learner's adds. The bars add up to optimism(run) − optimism(twin) exactly.
 *
 * `pair` averages two orders, the pipeline's and its reverse: 2(k − 1) further runs for k choices that
 * differ. `exact` takes all 2^k subsets. The whisker spans what the choice added in the orders taken:
 * one order alone can even get the sign wrong, because choices act together.
 *
 * Source: Shapley 1953; the two-order form is antithetic sampling of permutations.
 */
export async function* attribute<P>(
  choices: readonly Choice[],
  why: (choice: Choice) => string | null,
  how: 'pair' | 'exact',
  valueOf: ValueOf<P>,
): AsyncGenerator<P, AttributionBar[]> {
  const active = choices.filter((choice) => why(choice) === null);
  const orders = how === 'exact' ? permutations(active) : [active, [...active].reverse()];
  const added = new Map<Choice, number[]>(active.map((choice) => [choice, []]));
  for (const order of orders) {
    const kept = new Set<Choice>();
    let before = yield* valueOf(kept);
    for (const choice of order) {
      kept.add(choice);
      const after = yield* valueOf(new Set(kept));
      added.get(choice)!.push(after - before);
      before = after;
    }
  }
  return choices.map((choice) => {
    const reason = why(choice);
    if (reason !== null) return { choice, value: 0, low: 0, high: 0, why: reason };
    const values = added.get(choice)!;
    return {
      choice,
      value: values.reduce((a, b) => a + b, 0) / values.length,
      low: Math.min(...values),
      high: Math.max(...values),
    };
  });
}

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item) =>
    permutations(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}
