import { expect, test } from 'vitest';
import { exportedNames, nameInCode, usedNames } from './code-names.ts';

test.each([
  ['export const a = 1;\nexport let b;', ['a', 'b']],
  ['export function f() {}\nexport async function g() {}\nexport class C {}', ['f', 'g', 'C']],
  ['const a = 1; const b = 2;\nexport { a, b };', ['a', 'b']],
  ['export const { a, long: b = 3 } = x;\nexport const [c] = y;', ['a', 'b', 'c']],
  ['// export const a = 1;\nconst text = "export const b = 1";\n/* export const c */', []],
  ['export const größe = 1;', ['größe']],
  ['const exported = 1;', []],
])('the exports of %j are %j', (code, names) => {
  expect(exportedNames(code)).toEqual(names);
});

test.each([
  ['const x = late + share;', ['late', 'share']],
  ['row.late = row["late"];', ['row']],
  ['const late = 1; late + 1;', []],
  ['`${late} of ${all}`; "late2"; // late3', ['late', 'all']],
  ['f(...late)', ['f', 'late']],
])('%j uses %j', (code, names) => {
  expect([...usedNames(code)].filter((name) => name !== 'const')).toEqual(names);
});

test('an id is read in code in camelCase', () => {
  expect(nameInCode('first-run-2')).toBe('firstRun2');
});
