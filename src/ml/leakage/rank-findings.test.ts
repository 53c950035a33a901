import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Finding, Measure, Verdict } from './finding.ts';
import { rankFindings } from './rank-findings.ts';

const none = { value: 0, low: 0, high: 0 };

function finding(
  subject: string,
  verdict: Verdict,
  value: number | null,
  optimism: number | null = null,
  as: Measure['as'] = 'share',
): Finding {
  return {
    ...{ check: 'test', subject, subjectTitle: subject, verdict, value, because: '' },
    ...{ measures: [{ name: 'm', value, as }], knownAt: null, columns: [], remedy: null },
    price:
      optimism === null
        ? null
        : {
            ...{ how: '', offline: none, replay: none, addedToTwin: null },
            optimism: { ...none, value: optimism },
          },
  };
}

const order = (...findings: Finding[]) => rankFindings(findings).map(({ subject }) => subject);

test('leaks stand before questions, and these before what is clear', () => {
  expect(
    order(finding('c', 'clear', 1), finding('a', 'ask', 0.1), finding('l', 'leak', 0)),
  ).toEqual(['l', 'a', 'c']);
});

test('what took more optimism away stands first, what has no price last', () => {
  expect(
    order(
      finding('none', 'leak', 1),
      finding('little', 'leak', 1, -0.01),
      finding('much', 'leak', 0.1, -0.2),
      finding('deflates', 'leak', 1, 0.05),
    ),
  ).toEqual(['much', 'little', 'deflates', 'none']);
});

test('a ROC AUC counts by its distance from ½, so .6 is less than a share of .3', () => {
  expect(
    order(finding('auc', 'clear', 0.6, null, 'rocAuc'), finding('share', 'clear', 0.3)),
  ).toEqual(['share', 'auc']);
});

test('the same findings in another order rank the same, when no two are alike', () => {
  const verdicts = fc.constantFrom<Verdict>('leak', 'ask', 'clear');
  const values = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { maxLength: 12 });
  fc.assert(
    fc.property(values, fc.infiniteStream(verdicts), fc.gen(), (list, stream, gen) => {
      const findings = list.map((v) => finding(String(v), stream.next().value!, v / 1000));
      const shuffled = gen(fc.shuffledSubarray, findings, { minLength: findings.length });
      expect(order(...shuffled)).toEqual(order(...findings));
    }),
  );
});
