import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { QuizAsk } from './cells/quiz.ts';
import { answerInWords, flawOfAnswer, gradeQuiz, mixedOrder, rightAnswer } from './grade-quiz.ts';

const prose = (html: string) => ({ html, figures: [] });
const option = (text: string, right: boolean) => ({
  text: prose(text),
  right,
  why: prose(`why ${text}`),
});
const options = [option('a', true), option('b', false), option('c', true)];
const items = ['a', 'b', 'c'].map((text) => ({ text: prose(text), why: prose(`why ${text}`) }));
const ASKS: QuizAsk[] = [
  { kind: 'one', options: options.slice(0, 2) },
  { kind: 'many', options },
  { kind: 'order', items },
  { kind: 'match', pairs: items.map(({ text, why }) => ({ left: text, right: text, why })) },
  {
    ...{ kind: 'number', answer: 14, tolerance: 0.5, unit: 'days', why: prose('right') },
    near: [{ range: [7, 8], why: prose('the longest promise') }],
    otherwise: prose('look again'),
  },
];

test.each(ASKS.map((ask) => [ask.kind, ask] as const))(
  'the right answer to a question of kind %s is right, fits, and can be said',
  (_, ask) => {
    const answer = rightAnswer(ask);
    expect(gradeQuiz(ask, answer).right).toBe(true);
    expect(flawOfAnswer(ask, answer)).toBeNull();
    expect(answerInWords(ask, answer)).not.toBe('');
  },
);

describe('feedback', () => {
  const said = (ask: QuizAsk, answer: number | number[]) => {
    const { right, marks } = gradeQuiz(ask, answer);
    return [right, ...marks.map((mark) => `${mark.right ? '+' : '−'} ${mark.why.html}`)];
  };
  it('explains the option that was chosen', () => {
    expect(said(ASKS[0]!, 1)).toEqual([false, '− why b']);
  });
  it('is not right before every right option is chosen, and no other', () => {
    expect(said(ASKS[1]!, [0])).toEqual([false, '+ why a']);
    expect(said(ASKS[1]!, [0, 1, 2])).toEqual([false, '+ why a', '− why b', '+ why c']);
    expect(said(ASKS[1]!, [])).toEqual([false]);
  });
  it('marks each place of an order', () => {
    expect(said(ASKS[2]!, [0, 2, 1])).toEqual([false, '+ why a', '− why c', '− why b']);
  });
  it('marks each pair, an open one too', () => {
    expect(said(ASKS[3]!, [0, -1, 1])).toEqual([false, '+ why a', '− why b', '− why c']);
  });
  it('knows where a wrong number comes from', () => {
    expect(said(ASKS[4]!, 14.5)).toEqual([true, '+ right']);
    expect(said(ASKS[4]!, 8)).toEqual([false, '− the longest promise']);
    expect(said(ASKS[4]!, 99)).toEqual([false, '− look again']);
  });
});

test.each<[number, unknown[]]>([
  [0, [2, -1, 'a', [0]]],
  [1, [3, [3], [0, 0], null]],
  [2, [[0, 1], [0, 1, 1], 0]],
  [3, [[0, 1], [0, 1, 3], 0]],
  [4, ['14', null, Number.NaN]],
])('answers that do not fit question %i are told by their flaw', (at, wrong) => {
  for (const answer of wrong) expect(flawOfAnswer(ASKS[at]!, answer)).toMatch(/answer/);
});

test('things are shown mixed, the same way each time, and never in the right order', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 12 }), fc.string(), (count, seed) => {
      const order = mixedOrder(count, seed);
      expect([...order].sort((a, b) => a - b)).toEqual(
        Array.from({ length: count }, (_, at) => at),
      );
      expect(order).toEqual(mixedOrder(count, seed));
      expect(order.some((one, at) => one !== at)).toBe(true);
    }),
  );
});
