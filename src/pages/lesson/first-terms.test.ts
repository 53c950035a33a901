import { expect, test } from 'vitest';
import { code, lessonOf } from '../../notebook/build/lesson-of.test-data.ts';
import { firstTerms } from './first-terms.ts';

const cut = code('cut', '1;');

test('a term stands beside the text in which it first occurs, once, by the words that are there', () => {
  const lesson = lessonOf(
    `Nothing.\n\n${cut}A model of *Boosted trees*.\n\n${cut.replace('cut', 'again')}Boosted trees, known at creation.\n`,
  );
  const found = [...firstTerms(lesson)].map(([at, terms]) => [at, terms.map((one) => one.found)]);
  expect(found).toEqual([
    [4, ['known at']],
    [2, ['Boosted trees']],
  ]);
});

test('no stretch of text has more than one beside it', () => {
  const lesson = lessonOf('The ROC AUC of boosted trees, their calibration and their ceiling.\n');
  expect([...firstTerms(lesson).values()].map((terms) => terms.length)).toEqual([1]);
});
