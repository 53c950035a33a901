import { expect, test } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import { looksOn, readLooks, writeLooks, type Look, type LookStorage } from './looks.ts';

const { dataset, today } = DEFAULT_EXPERIMENT;
const look: Look = { at: '2024-07-01T10:00:00.000Z', what: 'test', dataset, today };

function storage(): LookStorage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
  };
}

test('what was looked at is read back as it was written', () => {
  const own = storage();
  expect(readLooks(own)).toEqual([]);
  expect(writeLooks(own, [look])).toBe(true);
  expect(readLooks(own)).toEqual([look]);
});

test('what is no look is left out, and what is no list is none', () => {
  const own = storage();
  writeLooks(own, [look, { ...look, what: 'training' as 'test' }, { ...look, at: 'yesterday' }]);
  expect(readLooks(own)).toEqual([look]);
  for (const text of ['{', 'null', '{}', '7']) {
    own.kept.set([...own.kept.keys()][0]!, text);
    expect(readLooks(own)).toEqual([]);
  }
});

test('a browser that keeps nothing says so and shows none', () => {
  const refuse = () => {
    throw new DOMException('no', 'SecurityError');
  };
  const closed = { getItem: refuse, setItem: refuse };
  expect(writeLooks(closed, [look])).toBe(false);
  expect(readLooks(closed)).toEqual([]);
});

test('a look bears on runs of its own dataset, whatever their day', () => {
  const other = { ...look, dataset: { ...dataset, seed: 8 } };
  expect(looksOn([look, other, { ...look, today: '2024-05-31' }], { ...dataset })).toEqual([
    look,
    { ...look, today: '2024-05-31' },
  ]);
});
