import type { Feature } from '../feature.ts';
import { valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import { countWords, shareWords } from '../leakage/number-words.ts';
import { isMissing } from '../leakage/value-bins.ts';

const CHANGED = 'changed';
const OVERWRITTEN = 'held another value at creation';
const MISSING_WAREHOUSE = 'missing in the warehouse';
const MISSING_SERVING = 'missing at serving';

interface Skew extends Measured {
  later: boolean;
}

/**
 * Each feature read twice for the same training rows: as the warehouse holds it today, and as it stood
 * when the parcel was created. A model learns from the first and is asked about the second. A value that
 * came or changed after creation is a leak by the clock, however weak the column; one that the warehouse
 * has only forgotten since is training–serving skew, and a question.
 *
 * Missing in both is the same value.
 */
export const check: LeakCheck<Skew> = {
  id: 'serving-skew',
  title: 'Warehouse against serving value',
  summary:
    'Reads each feature as the warehouse holds it today and as it stood at creation: what differs came later.',
  order: 1,
  impossible: ({ features }) =>
    features.length ? null : 'Warehouse against serving value: the model reads no columns.',
  measure: (context) => context.features.map((feature) => measureSkew(feature, context)),
  judge(measured) {
    const changed = valueOf(measured, CHANGED);
    const overwritten = valueOf(measured, OVERWRITTEN);
    const judged = (verdict: 'leak' | 'ask' | 'clear', because: string) => ({
      verdict,
      value: changed,
      because,
    });
    if (measured.later)
      return judged(
        'leak',
        `Known at ${measured.knownAt}, after creation, by the dictionary; warehouse and serving value differ in ${shareWords(changed)} of the training rows.`,
      );
    if (overwritten > 0)
      return judged(
        'leak',
        `Said to be known at ${measured.knownAt}, yet in ${shareWords(overwritten)} of the training rows the warehouse holds a value that was not there at creation.`,
      );
    if (changed > 0)
      return judged(
        'ask',
        `The warehouse has forgotten what was known at creation in ${shareWords(changed)} of the training rows: the model learns from gaps that it will not meet in service.`,
      );
    return judged('clear', 'Both values are the same in every training row.');
  },
  checked: ({ features, training }) =>
    `Warehouse against serving value of ${countWords(features.length, 'column')}, over ${countWords(training.rows.length, 'training row')}.`,
  blindTo: [
    'A dictionary that names too early a time: the clock knows only what the dictionary says.',
  ],
};

function measureSkew(feature: Feature, { frame, training: { rows } }: CheckContext): Skew {
  const warehouse = frame.column(feature, 'as-of');
  const serving = frame.column(feature, 'serving');
  let changed = 0;
  let overwritten = 0;
  let missingWarehouse = 0;
  let missingServing = 0;
  for (let i = 0; i < rows.length; i++) {
    const held = warehouse.values[rows[i]!]!;
    const served = serving.values[rows[i]!]!;
    const gone = isMissing(warehouse.kind, held);
    const absent = isMissing(serving.kind, served);
    if (gone) missingWarehouse++;
    if (absent) missingServing++;
    if (gone ? !absent : held !== served) {
      changed++;
      if (!gone) overwritten++;
    }
  }
  const share = (name: string, count: number) =>
    ({ name, value: count / rows.length, as: 'share' }) as const;
  return {
    subject: feature.id,
    subjectTitle: feature.title,
    measures: [
      share(CHANGED, changed),
      share(OVERWRITTEN, overwritten),
      share(MISSING_WAREHOUSE, missingWarehouse),
      share(MISSING_SERVING, missingServing),
    ],
    knownAt: feature.knownAt,
    columns: [feature.id],
    remedy: 'columns',
    later: feature.later,
  };
}
