import type { Design } from '../design.ts';
import type { Model } from '../model.ts';
import type { Roles } from '../world.ts';

const QUARTER_DAYS = 91;

/**
 * The rule in use today, which a model has to beat: the late rate of a parcel's group (carrier ×
 * service) in the last settled quarter, plus a fixed amount where a warning column is high. It reads
 * its own columns, whatever features were chosen. A group without a parcel in that quarter gets the
 * quarter's overall rate; the sum is cut at 1.
 */
export const model: Model = {
  id: 'rule',
  title: 'The rule in use today',
  summary:
    'Last quarter’s late rate of the carrier and service, and more when bad weather is forecast.',
  kind: 'baseline',
  encoding: 'ordinal',
  options: [],
  ownFeatures: (roles) => columnsOf(ruleOf(roles)),
  async *fit(design, y, { roles, day }) {
    const rule = ruleOf(roles);
    const group = groupKeys(design, rule);
    const lastDay = day[day.length - 1]!;
    const rates = new Map<string, { late: number; rows: number }>();
    const all = { late: 0, rows: 0 };
    for (let row = 0; row < design.rows; row++) {
      if (day[row]! <= lastDay - QUARTER_DAYS) continue;
      const key = group(row);
      const rate = rates.get(key) ?? { late: 0, rows: 0 };
      rates.set(key, rate);
      for (const count of [rate, all]) {
        count.late += y[row]!;
        count.rows++;
      }
    }
    yield { unit: 'count', done: 1, of: 1 };
    return {
      description: {
        groups: rates.size,
        quarterRows: all.rows,
        quarterLateRate: all.late / all.rows,
      },
      predict(asked) {
        const key = groupKeys(asked, rule);
        const warning = rule.plus && inputOf(asked, rule.plus.column);
        return Float64Array.from({ length: asked.rows }, (_, row) => {
          const { late, rows } = rates.get(key(row)) ?? all;
          const warned = warning && warning[row]! >= rule.plus!.atLeast;
          return Math.min(1, late / rows + (warned ? rule.plus!.add : 0));
        });
      },
    };
  },
};

type Rule = NonNullable<Roles['rule']>;

function ruleOf({ rule }: Roles): Rule {
  if (!rule)
    throw new Error(
      'There is no rule in use to compare with: the roles of this table name none. Choose another baseline.',
    );
  return rule;
}

function columnsOf({ by, plus }: Rule): string[] {
  return plus ? [...by, plus.column] : [...by];
}

function groupKeys(design: Design, { by }: Rule): (row: number) => string {
  const columns = by.map((column) => inputOf(design, column));
  return (row) => columns.map((values) => values[row]).join(' ');
}

function inputOf(design: Design, feature: string): Float32Array {
  const input = design.numeric.find((candidate) => candidate.feature === feature);
  // A column without any value in the fitted rows is left out of the design: it tells groups apart no more.
  return input?.values ?? new Float32Array(design.rows).fill(NaN);
}
