import { afterEach, expect, test, vi } from 'vitest';
import { explainError } from './explain-error.ts';

afterEach(() => vi.restoreAllMocks());

function explained(error: unknown): [number, string] {
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  return [explainError(error), String(write.mock.calls[0]?.[0])];
}

test('a message for a person is printed alone, with exit code 2', () => {
  expect(explained(new Error('There is no label "x".'))).toEqual([2, 'There is no label "x".\n']);
});

test('a fault of the program is printed with its stack, with exit code 1', () => {
  const [code, text] = explained(new TypeError('x is not a function'));
  expect(code).toBe(1);
  expect(text).toContain('TypeError: x is not a function\n    at ');
  expect(explained(Object.assign(new Error('EIO: i/o error'), { code: 'EIO' }))[0]).toBe(1);
});
