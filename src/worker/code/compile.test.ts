import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compile } from './compile.ts';
import { offsetOf, placeOf, rewrite } from './rewrite.ts';

test('every place of a cell that survives compilation is found again in its source', () => {
  const statement = fc.constantFrom(
    'export const x = mark;',
    'export function f() { return mark; }',
    'const y = (\n  mark\n);',
    '// a comment',
    '',
  );
  const numbered = fc.array(statement, { maxLength: 8 }).map((statements) =>
    statements
      .map((text, i) =>
        text.replace(/\b[xyf]\b/, (name) => `${name}${i}`).replaceAll('mark', `mark${i}`),
      )
      .concat('   last + markLast')
      .join('\n'),
  );
  fc.assert(
    fc.property(numbered, (source) => {
      const compiled = compile(source, {
        where: 'cell',
        language: 'js',
        exports: [],
        names: ['aq'],
      });
      for (const { 0: name, index } of source.matchAll(/mark\w+/g)) {
        const inScript = placeOf(compiled.script, compiled.script.indexOf(name));
        const found = compiled.toSource(inScript.line, inScript.column);
        expect(found).toEqual(placeOf(source, index));
      }
    }),
  );
});

test('edits keep what they do not touch, and places count from 1', () => {
  const text = 'ab\ncd';
  const { text: edited, toSource } = rewrite(text, [
    { start: 0, end: 1, text: 'xyz' },
    { start: 5, end: 5, text: '!' },
  ]);
  expect(edited).toBe('xyzb\ncd!');
  expect([0, 2, 3, 5, 7].map(toSource)).toEqual([0, 0, 1, 3, 5]);
  expect(placeOf(text, 4)).toEqual({ line: 2, column: 2 });
  expect(offsetOf(text, 2, 2)).toBe(4);
  expect(offsetOf(text, 9, 1)).toBeNull();
});

test('TypeScript keeps its lines, and its columns where nothing was removed', () => {
  const source = 'interface A {\n  a: number;\n}\nconst b: A = mark1;\nconst c = mark2;';
  const { script, toSource } = compile(source, {
    where: 'cell',
    language: 'ts',
    exports: ['c'],
    names: [],
  });
  const placeIn = (name: string) => {
    const { line, column } = placeOf(script, script.indexOf(name));
    return toSource(line, column);
  };
  expect(placeIn('mark1')).toEqual({ line: 4 });
  expect(placeIn('mark2')).toEqual({ line: 5, column: 11 });
});
