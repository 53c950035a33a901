import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import { pureChance } from '../leakage/chance.ts';
import { excessAgreement } from '../leakage/excess-agreement.ts';
import { scoreWords, shareWords } from '../leakage/number-words.ts';
import { columnOf } from '../table.ts';

const SHARE = 'test rows whose group is trained on';
const AGREEMENT = 'agreement with the group beyond chance';
const PURE = 'groups of one label';
const PURE_CHANCE = 'groups of one label, by chance';

/** Half of the way from strangers to one outcome: to know the group's other rows is to know the row. */
const SHARES_ITS_OUTCOME = 0.5;
/** Ten times the agreement of rows of one hub, whose mean rates differ. */
const LEANS_ON_IT = 0.2;
/** Below a hundredth of the test rows nothing much can be promised by it. */
const ENOUGH_ROWS = 0.01;

/**
 * Rows of one group on both sides of the split. That every hub is in training and in test is as it should
 * be: it will be there in service too. That all lines of one shipment share one outcome, and some of them
 * are trained on, gives the others away. What tells the two apart is how far a test row agrees with the
 * training rows of its group, beyond chance.
 */
export const check: LeakCheck = {
  id: 'shared-groups',
  title: 'Shared groups',
  summary:
    'The share of test rows whose group is trained on, and how far rows of one group share their outcome beyond chance.',
  order: 5,
  impossible: ({ frame }) =>
    frame.world.roles.group ? null : 'Shared groups: the table names no group.',
  measure: (context) => [measureGroups(context)],
  judge(measured) {
    const share = valueOf(measured, SHARE);
    const agreement = valueOf(measured, AGREEMENT);
    const low = lowOf(measured, AGREEMENT);
    const because = `${shareWords(share)} of the test rows have training rows of their ${measured.subjectTitle}, and agree with them ${shareWords(Math.max(0, agreement))} of the way from chance to always, at least ${scoreWords(low)}; ${shareWords(valueOf(measured, PURE))} of the groups have one label, ${shareWords(valueOf(measured, PURE_CHANCE))} by chance.`;
    const enough = share >= ENOUGH_ROWS;
    const verdict =
      enough && low >= SHARES_ITS_OUTCOME ? 'leak' : enough && low >= LEANS_ON_IT ? 'ask' : 'clear';
    return { verdict, value: Number.isNaN(agreement) ? null : agreement, because };
  },
  checked: ({ frame }) => `Groups on both sides of the split, by ${frame.world.roles.group}.`,
  blindTo: ['Groups that no column names, such as the lines of one order under several numbers.'],
};

function measureGroups({ frame, folds }: CheckContext): Measured {
  const group = frame.world.roles.group!;
  const { values, categories } = columnOf(frame.world.table, group, 'categorical');
  const y: number[] = [];
  const meanLabel: number[] = [];
  const family: number[] = [];
  let tested = 0;
  for (const { trainIndex, testIndex } of folds) {
    const rows = new Int32Array(categories.length);
    const positives = new Int32Array(categories.length);
    for (const i of trainIndex) {
      const code = values[frame.eligible[i]!]!;
      if (code < 0) continue;
      rows[code]!++;
      positives[code]! += frame.y[i]!;
    }
    for (const i of testIndex) {
      const code = values[frame.eligible[i]!]!;
      tested++;
      if (code < 0 || rows[code] === 0) continue;
      y.push(frame.y[i]!);
      meanLabel.push(positives[code]! / rows[code]!);
      family.push(code);
    }
  }
  const agreement = excessAgreement({ y, meanLabel, family });
  return {
    subject: group,
    subjectTitle: group,
    measures: [
      { name: SHARE, value: y.length / tested, as: 'share' },
      { name: AGREEMENT, ...(agreement ?? { value: null }), as: 'share' },
      ...pureGroups(frame.eligible, frame.y, values, categories.length),
    ],
    knownAt: null,
    columns: [],
    remedy: 'split',
  };
}

/** Among groups of two rows or more: the share in which all rows have one label, and what chance gives. */
function pureGroups(
  eligible: Int32Array,
  y: Uint8Array,
  codes: Int32Array,
  size: number,
): Measured['measures'] {
  const rows = new Int32Array(size);
  const positives = new Int32Array(size);
  eligible.forEach((row, i) => {
    const code = codes[row]!;
    if (code < 0) return;
    rows[code]!++;
    positives[code]! += y[i]!;
  });
  const total = rows.reduce((a, b) => a + b, 0);
  const totalPositives = positives.reduce((a, b) => a + b, 0);
  let groups = 0;
  let pure = 0;
  let chance = 0;
  for (let code = 0; code < size; code++) {
    if (rows[code]! < 2) continue;
    groups++;
    if (positives[code] === 0 || positives[code] === rows[code]) pure++;
    chance += pureChance(rows[code]!, totalPositives, total);
  }
  const share = (value: number) => (groups ? value / groups : null);
  return [
    { name: PURE, value: share(pure), as: 'share' },
    { name: PURE_CHANCE, value: share(chance), as: 'share' },
  ];
}
