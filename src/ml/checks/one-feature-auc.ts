import { asOf } from '../clock.ts';
import type { Feature } from '../feature.ts';
import { hoursSince } from '../hours-since.ts';
import { lowOf, valueOf, type CheckContext, type LeakCheck, type Measured } from '../leak-check.ts';
import type { Measure } from '../leakage/finding.ts';
import { countWords, scoreWords } from '../leakage/number-words.ts';
import { oneFeatureAuc } from '../leakage/one-feature-auc.ts';
import { binsAt, fitBins } from '../leakage/value-bins.ts';
import type { Column, TimeColumn } from '../table.ts';

const VALUE = 'ROC AUC of the value';
const MISSINGNESS = 'ROC AUC of missingness';
const SINCE_CREATION = 'ROC AUC of hours since creation';

/**
 * From this ROC AUC on, with its whole interval, one column alone is worth a question. In simulated
 * worlds the strongest honest column, the hub's pickup delay of the last day, comes to .69, its lower
 * bound to .66; what customers do about a late parcel, to .74.
 */
const STRONG = 0.7;
/** It must also stand out: a table whose columns are all strong has an easy question, not a leak. */
const ABOVE_OTHERS = 0.1;
/** Whether a value is there is written at creation, when nobody knows the outcome: .5 but for chance. */
const TELLING_GAP = 0.55;

/**
 * How well each column alone tells label 1 from 0 on the training rows, by folds of whole weeks: its
 * value, whether it is missing, and, for a time, the hours from creation to it. Strength proves nothing,
 * for honest strong columns exist; it tells which column to ask about first.
 */
export const check: LeakCheck = {
  id: 'one-feature-auc',
  title: 'One column alone',
  summary:
    'The ROC AUC of each column alone, of its gaps and of its hours since creation; a strong one raises the question when it is known.',
  order: 2,
  impossible: ({ features }) =>
    features.length ? null : 'One column alone: the model reads no columns.',
  measure: (context) => context.features.map((feature) => measureFeature(feature, context)),
  judge(measured, all) {
    const strongest = Math.max(valueOf(measured, VALUE), valueOf(measured, SINCE_CREATION) || 0);
    const low = Math.max(lowOf(measured, VALUE), lowOf(measured, SINCE_CREATION) || 0);
    const others = medianOfOthers(measured, all);
    const known = `Ask when it is known; the dictionary says: ${measured.knownAt}.`;
    const value = Number.isNaN(strongest) ? null : strongest;
    if (low >= STRONG && !(low < others + ABOVE_OTHERS))
      return {
        verdict: 'ask',
        value,
        because: `Alone it reaches ${scoreWords(strongest)}, at least ${scoreWords(low)} whatever weeks had come, where the middle one of the other columns has ${scoreWords(others)}. ${known}`,
      };
    const gap = lowOf(measured, MISSINGNESS);
    if (gap >= TELLING_GAP)
      return {
        verdict: 'ask',
        value: valueOf(measured, MISSINGNESS),
        because: `Whether it is missing tells the label with ${scoreWords(valueOf(measured, MISSINGNESS))}, at least ${scoreWords(gap)} whatever weeks had come: a gap that knows the outcome was made after it. ${known}`,
      };
    return {
      verdict: 'clear',
      value,
      because: `Its lower bound ${scoreWords(low)} is below ${scoreWords(STRONG)} or not ${ABOVE_OTHERS} above the middle one of the other columns, ${scoreWords(others)}, and its gaps tell less than ${scoreWords(TELLING_GAP)}.`,
    };
  },
  checked: ({ features, training }) =>
    `ROC AUC of ${countWords(features.length, 'column')} alone, of their gaps and of times since creation, over ${countWords(training.rows.length, 'training row')} in ${countWords(training.weeks.folds, 'fold')} of whole weeks.`,
  blindTo: [
    'A later column that tells little alone, or only together with another one.',
    'Whether a strong column is a leak: an honest one can be as strong.',
  ],
};

function measureFeature(feature: Feature, context: CheckContext): Measured {
  const { frame } = context;
  const column = frame.column(feature, 'as-of');
  const since = hoursSinceCreation(feature, context);
  return {
    subject: feature.id,
    subjectTitle: feature.title,
    measures: [
      aucMeasure(VALUE, column, context),
      aucMeasure(MISSINGNESS, column, context, 'gaps'),
      ...(since ? [aucMeasure(SINCE_CREATION, since, context)] : []),
    ],
    knownAt: feature.knownAt,
    columns: [feature.id],
    remedy: 'columns',
  };
}

function aucMeasure(
  name: string,
  column: Column,
  { training: { rows, y, weeks, weekDraws } }: CheckContext,
  of: 'values' | 'gaps' = 'values',
): Measure {
  const fitted = fitBins(column, rows);
  const bins = binsAt(fitted, column, rows);
  const missing = fitted.size - 1;
  const auc =
    of === 'values'
      ? oneFeatureAuc(bins, fitted.size, y, weeks, weekDraws)
      : oneFeatureAuc(
          bins.map((bin) => (bin === missing ? 1 : 0)),
          2,
          y,
          weeks,
          weekDraws,
        );
  return { name, ...(auc ?? { value: null }), as: 'rocAuc' };
}

/** Of a feature that is a time column of the table: the hours from creation to it, as the warehouse holds it. */
function hoursSinceCreation({ id }: Feature, { frame }: CheckContext): Column | null {
  const { world, created, today } = frame;
  if (world.table.columns.get(id)?.kind !== 'time' || id === world.roles.created) return null;
  const { values } = asOf(world, today).column(id) as TimeColumn;
  return hoursSince(created, values);
}

/** NaN where there is no other column. */
function medianOfOthers(measured: Measured, all: readonly Measured[]): number {
  const values = all
    .filter((other) => other !== measured)
    .map((other) => valueOf(other, VALUE))
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  return values[values.length >> 1] ?? NaN;
}
