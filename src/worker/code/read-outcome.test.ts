import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readOutcome, readOutput } from './read-outcome.ts';

test('whatever a sandbox says, what is read has the right shape', () => {
  const kinds = fc.constantFrom('text', 'table', 'chart', 'html');
  const output = fc.record(
    {
      kind: kinds,
      text: fc.anything(),
      spec: fc.anything(),
      columns: fc.anything(),
      rows: fc.anything(),
      rowCount: fc.anything(),
    },
    { requiredKeys: [] },
  );
  const message = fc
    .oneof(fc.anything(), fc.record({ output, where: fc.anything() }))
    .map((value) => {
      try {
        return JSON.stringify(value) ?? '';
      } catch {
        return '{';
      }
    });
  fc.assert(
    fc.property(message, fc.string(), (json, noise) => {
      for (const text of [json, noise]) {
        const read = readOutput(text);
        expect(['text', 'table', 'chart', undefined]).toContain(read?.output.kind);
        if (read?.output.kind === 'text') expect(typeof read.output.text).toBe('string');
        const { failure, exports } = readOutcome(
          { kind: 'done', id: 1, json: text, values: [] },
          [],
        );
        expect(typeof (failure?.message ?? '')).toBe('string');
        expect(exports).toEqual({});
      }
    }),
  );
});

test('an outcome keeps its outputs apart by where they came from', () => {
  const outputs = (['cell', 'check'] as const).map((where) => ({
    output: { kind: 'text', text: where } as const,
    where,
  }));
  const json = JSON.stringify({ seconds: 1, failure: null, check: { failure: null } });
  const value = { json: '5', buffers: [] };
  expect(
    readOutcome(
      {
        kind: 'done',
        id: 1,
        json,
        values: [
          ['a', value],
          ['(check)', value],
        ],
      },
      outputs,
    ),
  ).toEqual({
    outputs: [{ kind: 'text', text: 'cell' }],
    exports: { a: value },
    seconds: 1,
    failure: null,
    check: { value, outputs: [{ kind: 'text', text: 'check' }], failure: null },
  });
});
