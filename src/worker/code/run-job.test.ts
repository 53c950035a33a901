import { expect, test } from 'vitest';
import { runInNode } from '../../cli/run-code.ts';
import type { CodeJob, CodeOutcome, Output } from './job.ts';
import { unpack } from './unpack.ts';

function run(source: string, more: Partial<CodeJob> = {}): Promise<CodeOutcome> {
  const job = { source, language: 'js', inputs: {}, exports: [], today: '2024-06-30' } as const;
  return runInNode({ ...job, ...more }, null);
}

async function shown(source: string): Promise<Output[]> {
  const { outputs, failure } = await run(source);
  expect(failure).toBeNull();
  return outputs;
}

async function failureOf(source: string, more: Partial<CodeJob> = {}) {
  const { failure } = await run(source, more);
  if (!failure) throw new Error(`No failure of: ${source}`);
  return failure;
}

test('what is displayed and logged comes in order, and the value of the last expression after it', async () => {
  expect(await shown('console.log("a", 1);\ndisplay({ b: 2 });\n[3, "c"]')).toEqual([
    { kind: 'text', text: 'a 1' },
    { kind: 'text', text: '{ b: 2 }' },
    { kind: 'text', text: '[3, "c"]' },
  ]);
});

test('a declaration, an assignment and undefined have nothing to show; a promise shows its value', async () => {
  expect(await shown('let a = 1;\na = 2;')).toEqual([]);
  expect(await shown('const a = 1;')).toEqual([]);
  expect(await shown('console.log;\nundefined')).toEqual([]);
  expect(await shown('')).toEqual([]);
  expect(await shown('Promise.resolve(4)')).toEqual([{ kind: 'text', text: '4' }]);
});

test('an Arquero table shows its first 200 rows in its order, with times as text and what is missing as null', async () => {
  const [output] = await shown(`aq.table({
    n: Array.from({ length: 300 }, (_, i) => (i === 299 ? NaN : i)),
    at: Array.from({ length: 300 }, () => new Date(Date.UTC(2024, 5, 30, 14, 5))),
    ok: Array.from({ length: 300 }, () => true),
    name: Array.from({ length: 300 }, (_, i) => (i === 298 ? null : 'x')),
  }).filter((d) => d.n !== 0).orderby(aq.desc('n'))`);
  if (output?.kind !== 'table') throw new Error('No table.');
  expect(output.columns).toEqual([
    { name: 'n', type: 'number' },
    { name: 'at', type: 'time' },
    { name: 'ok', type: 'boolean' },
    { name: 'name', type: 'text' },
  ]);
  expect(output.rowCount).toBe(299);
  expect(output.rows).toHaveLength(200);
  expect(output.rows[0]).toEqual([298, '2024-06-30 14:05', true, null]);
});

test('a list of objects with the same fields is a table, any other list is text', async () => {
  expect(await shown('[{ hub: "A", late: 0.5 }, { late: NaN, hub: "B" }]')).toEqual([
    {
      kind: 'table',
      columns: [
        { name: 'hub', type: 'text' },
        { name: 'late', type: 'number' },
      ],
      rows: [
        ['A', 0.5],
        ['B', null],
      ],
      rowCount: 2,
    },
  ]);
  for (const source of [
    '[]',
    '[{}]',
    '[{ a: 1 }, { b: 1 }]',
    '[{ a: 1 }, 2]',
    '[vl({ mark: "bar" })]',
  ])
    expect(await shown(source)).toMatchObject([{ kind: 'text' }]);
});

test('a Vega-Lite specification is a chart with the columns it names, without what it need not know', async () => {
  const [byVl, bySchema] = await shown(`
    const table = aq.table({ hub: ['A', 'B'], n: [1, NaN], other: [5, 6], at: [new Date(0), null] });
    display(vl({ data: table, mark: 'bar', encoding: { x: { field: 'hub' }, y: { field: 'n' }, color: { field: 'at' } } }));
    ({ $schema: 'https://vega.github.io/schema/vega-lite/v5.json', data: { values: [{ a: 1 }] }, layer: [{ mark: 'point' }] })`);
  expect(byVl).toMatchObject({
    kind: 'chart',
    spec: {
      data: {
        values: [
          { hub: 'A', n: 1, at: '1970-01-01T00:00:00.000' },
          { hub: 'B', n: null, at: null },
        ],
      },
    },
  });
  expect(bySchema).toEqual({
    kind: 'chart',
    spec: { data: { values: [{ a: 1 }] }, layer: [{ mark: 'point' }] },
  });
});

test('a chart of many rows takes an even share of them and says so', async () => {
  const [output] = await shown(`vl({
    data: aq.table({ n: Array.from({ length: 20000 }, (_, i) => i) }),
    mark: 'point',
    encoding: { x: { field: 'n' } },
  })`);
  if (output?.kind !== 'chart') throw new Error('No chart.');
  const { values } = output.spec['data'] as { values: { n: number }[] };
  expect(values.map(({ n }) => n)).toEqual(Array.from({ length: 5000 }, (_, i) => i * 4));
  expect(output.note).toMatch(/5,000 of 20,000 rows/);
});

test('a chart that would load or link is refused in words', async () => {
  const failure = await failureOf('vl({ data: { url: "x.csv" }, mark: "bar", encoding: {} })');
  expect(failure).toMatchObject({
    kind: 'thrown',
    message: expect.stringContaining('cannot load from an address'),
  });
});

test.each([
  ['let a = ;', 1, 9, '`;` is not expected here'],
  ['const f = () => {\n  return 1;\n', 2, 12, 'ends too early'],
  ['const a = 1;\nconst a = 2;', 2, 7, '`a` is declared twice'],
  ['const t = "open', 1, 11, 'closing quote is missing'],
  ['function f() {\n  await 1;\n}', 2, 3, 'write `async` before'],
  ['if (true) {\n  return 1;\n}', 2, 3, '`return` stands outside'],
  ['import aq from "arquero";', 1, 1, 'Cells cannot import'],
  ['const x = 1;\nawait import("x");', 2, 7, 'Cells cannot import'],
  ['export { a } from "x";', 1, 1, 'Cells cannot import'],
  ['export default 1;', 1, 1, 'has no name'],
  ['const a = 1;\nexport { a as b };', 2, 1, 'without `as`'],
])('the syntax error in %j is told at its place', async (source, line, column, words) => {
  const failure = await failureOf(source);
  expect(failure).toMatchObject({ kind: 'syntax', where: 'cell', line, column });
  expect(failure.message).toContain(words);
});

test('a syntax error in TypeScript has its line', async () => {
  const failure = await failureOf('type A = { a: number };\nconst b: A = { a: 1 ;', {
    language: 'ts',
  });
  expect(failure).toMatchObject({ kind: 'syntax', line: 2 });
});

test.each([
  ['\nmissing + 1', 2, 1, '`missing` is not defined'],
  ['const a = null;\n a.b', 2, 4, '`.b` was asked of null'],
  ['const a = 1;\na = 2;', 2, 3, 'declare it with `let`'],
  ['const f = () => g();\nconst g = () => f();\nf()', 1, 17, 'calls itself without end'],
  ['use(1);\nfunction use(n) { throw new Error(`no ${n}`); }', 2, 25, 'no 1'],
  ['export const f = () => { throw new TypeError("wrong"); };\nf()', 1, 32, 'TypeError: wrong'],
  ['const d = d + 1', 1, 11, '`d` is used before'],
])('the error of %j is told at its place', async (source, line, column, words) => {
  const failure = await failureOf(source);
  expect(failure).toMatchObject({ kind: 'thrown', where: 'cell', line });
  expect(failure.message).toContain(words);
  // Where a stack overflows is a matter of chance.
  if (!source.includes('g()')) expect(failure.column).toBe(column);
});

test('whatever is thrown is told, even where its properties are traps', async () => {
  expect((await failureOf('throw "words"')).message).toBe('The code threw words.');
  expect((await failureOf('throw null')).message).toBe('The code threw null.');
  expect(
    (await failureOf('throw { get message() { throw 1; }, get stack() { throw 1; } }')).kind,
  ).toBe('thrown');
  expect(
    (await failureOf('throw new Proxy({}, { get() { throw 1; }, ownKeys() { throw 1; } })')).kind,
  ).toBe('thrown');
});

test('a cell exports what it marks and what it is asked for, and a name that is missing fails it', async () => {
  const { exports, failure } = await run(
    'export const a = [1, 2];\nexport function f() {}\nconst { b, ...rest } = { b: 2, c: 3 };\nlet d;\nexport { d };',
    { exports: ['b', 'rest'] },
  );
  expect(failure).toBeNull();
  const values = Object.fromEntries(
    Object.entries(exports).map(([name, value]) => [
      name,
      unpack(value, { absent: (what) => what }),
    ]),
  );
  expect(values).toEqual({ a: [1, 2], f: 'a function', b: 2, rest: { c: 3 }, d: undefined });
  expect(await failureOf('const a = 1;', { exports: ['label'] })).toMatchObject({
    kind: 'export',
    message: expect.stringContaining('should declare `label`'),
  });
});

test('a cell may declare anew what is in scope, and the scope of others stays as it was', async () => {
  expect(await shown('const today = 5;\nvar op = 6;\nfunction display() {}\ntoday + op')).toEqual([
    { kind: 'text', text: '11' },
  ]);
  expect(await shown('typeof display + typeof op')).toEqual([
    { kind: 'text', text: 'functionobject' },
  ]);
});

test('a function of another cell says that only data is handed on', async () => {
  const { exports } = await run(
    'export const late = (h) => h > 0; export const nested = { late };',
  );
  for (const source of ['late(3)', 'late.name', 'display(late)', 'nested.late(3)'])
    expect(await failureOf(source, { inputs: exports })).toMatchObject({
      kind: 'thrown',
      message: expect.stringContaining('only data goes from one cell to another'),
    });
});

test('a check sees the exports alive, tables of its own, and the text; its value is the result', async () => {
  const { exports: tables } = await run('export const unseen = aq.table({ hours: [1, -1] })');
  const source = 'export function late(d) { return d.hours > 0; }';
  const { check, failure } = await run(source, {
    check: 'console.log("checking"); unseen.objects().map(late).concat(source.length)',
    checkInputs: tables,
  });
  expect(failure).toBeNull();
  expect(check?.outputs).toEqual([{ kind: 'text', text: 'checking' }]);
  expect(unpack(check!.value!)).toEqual([true, false, source.length]);
});

test('an error of the learner’s function under check names the learner’s line, one of the check the check’s', async () => {
  const source = 'export function late(d) {\n  return d.promise.getTime();\n}';
  const learner = await run(source, { check: 'late({})' });
  expect(learner.check).toMatchObject({ value: null, failure: { where: 'cell', line: 2 } });
  const own = await run(source, { check: '\n\nlate.nothing.more' });
  expect(own.check?.failure).toMatchObject({ where: 'check', line: 3 });
  const before = await run('throw new Error("first")', { check: '1' });
  expect(before).toMatchObject({ check: null, failure: { message: 'first' } });
});

test('printing without end stops the run with what it printed, even where the code catches the error', async () => {
  for (const source of [
    'for (let i = 0; i < 1000; i++) console.log(i)',
    'for (let i = 0; i < 1000; i++) { try { console.log(i) } catch {} }\n5',
  ]) {
    const { outputs, failure } = await run(source);
    expect(failure).toMatchObject({ kind: 'flood', message: expect.stringContaining('200 times') });
    expect(outputs).toHaveLength(200);
  }
});

test('a rejection that nobody handles and an error in a timer fail the run', async () => {
  expect(await failureOf('Promise.reject(new Error("left"));\n1')).toMatchObject({
    message: 'left',
    line: 1,
  });
  expect(
    await failureOf('await new Promise(() => setTimeout(() => { throw new Error("later"); }, 1))'),
  ).toMatchObject({ message: 'later', line: 1 });
});

test('an error in a timer that an earlier run left behind does not fail the next one', async () => {
  await run('setTimeout(() => { throw new Error("too late"); }, 5);\n"done"');
  const { failure, outputs } = await run('await new Promise((r) => setTimeout(r, 30));\n"fine"');
  expect(failure).toBeNull();
  expect(outputs).toEqual([{ kind: 'text', text: 'fine' }]);
});

test('types may be exported, and an enumeration works', async () => {
  const source =
    'export type A = number;\nexport interface B { a: A }\nexport enum E { one = 1 }\nconst b: B = { a: E.one };\nb';
  const { failure, outputs, exports } = await run(source, { language: 'ts' });
  expect(failure).toBeNull();
  expect(outputs).toEqual([{ kind: 'text', text: '{ a: 1 }' }]);
  expect(Object.keys(exports)).toEqual(['E']);
});

test('what a timer prints after the run belongs to no run', async () => {
  const { outputs } = await run('setTimeout(() => console.log("late"), 5);\n"on time"');
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(outputs).toEqual([{ kind: 'text', text: 'on time' }]);
});

test('today is its last minute, and hours are those of UTC wherever the code runs', async () => {
  expect(await shown('today')).toEqual([{ kind: 'text', text: '2024-06-30 23:59' }]);
  const [output] = await shown(
    'aq.table({ at: [new Date("2024-01-01T05:30:00Z")] }).derive({ h: (d) => op.hours(d.at), m: (d) => op.month(d.at) }).select("h", "m")',
  );
  expect(output).toMatchObject({ rows: [[5, 0]] });
});

test('TensorFlow.js is in scope where it is named', async () => {
  expect(
    await shown('const x = tf.tensor1d([1, 2]);\nArray.from(await x.square().data())'),
  ).toEqual([{ kind: 'text', text: '[1, 4]' }]);
});
