import { expect, test } from 'vitest';
import { Latest } from './Latest.svelte.ts';

/** Answers when it is told to. */
function byHand() {
  const asked: { question: number; answer: (answer: string) => void; fail: (e: Error) => void }[] =
    [];
  const ask = (question: number) =>
    new Promise<string>((answer, fail) => asked.push({ question, answer, fail }));
  return { asked, latest: new Latest(ask) };
}
const soon = () => new Promise((resolve) => setTimeout(resolve));

test('of all that was asked while an answer was made, the last alone is asked next', async () => {
  const { asked, latest } = byHand();
  for (const question of [1, 2, 3]) latest.want(question);
  expect(asked.map(({ question }) => question)).toEqual([1]);
  asked[0]!.answer('one');
  await soon();
  expect([latest.answer, latest.busy]).toEqual(['one', true]);
  expect(asked.map(({ question }) => question)).toEqual([1, 3]);
  asked[1]!.answer('three');
  await soon();
  expect([latest.answer, latest.busy]).toEqual(['three', false]);
});

test('a failure is told, and leaves the answer before and the next question alone', async () => {
  const { asked, latest } = byHand();
  latest.want(1);
  asked[0]!.answer('one');
  await soon();
  latest.want(2);
  asked[1]!.fail(new Error('no rows'));
  await soon();
  expect([latest.answer, latest.problem]).toEqual(['one', 'no rows']);
  latest.want(3);
  asked[2]!.answer('three');
  await soon();
  expect([latest.answer, latest.problem]).toEqual(['three', null]);
});
