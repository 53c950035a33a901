import * as aq from 'arquero';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack } from './pack.ts';
import { tableMaker } from './scope.ts';
import { unpack } from './unpack.ts';

const through = (value: unknown) =>
  unpack(pack(value), { table: tableMaker(aq), absent: (what) => ({ absent: what }) });

describe('packing', () => {
  it('gives any data back as it was', () => {
    const leaf = fc.oneof(
      fc.double(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constant(undefined),
      fc.bigInt(),
      fc.date({ noInvalidDate: false }),
      fc.float32Array(),
      fc.int16Array(),
      fc.array(fc.double(), { minLength: 60, maxLength: 70 }),
    );
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        leaf,
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
        fc.array(fc.tuple(tie('value'), tie('value')), { maxLength: 3 }).map((p) => new Map(p)),
        fc.array(tie('value'), { maxLength: 3 }).map((items) => new Set(items)),
      ),
    }));
    fc.assert(
      fc.property(value, (data) => {
        expect(through(data)).toEqual(data);
      }),
    );
  });

  it('keeps minus zero, infinities, and names that objects have by themselves', () => {
    expect(through([-0, Infinity, -Infinity, NaN])).toEqual([-0, Infinity, -Infinity, NaN]);
    const odd = JSON.parse('{ "__proto__": 1, "constructor": 2 }') as object;
    expect(Object.entries(through(odd) as object)).toEqual(Object.entries(odd));
  });

  it('survives the way through a message', () => {
    const packed = structuredClone(pack({ a: Float64Array.of(1, 2), b: 'x' }));
    expect(unpack(packed)).toEqual({ a: Float64Array.of(1, 2), b: 'x' });
  });

  it('hands on the rows that a table shows, in its order', () => {
    const table = aq
      .table({
        n: Float64Array.of(3, 1, 2, NaN),
        hub: ['A', null, 'B', 'A'],
        at: [new Date(60_000), null, new Date(0), new Date(12)],
        flag: [true, false, null, true],
        mixed: [1, 'x', [2], { a: 1 }],
      })
      .filter((d) => d.n !== 1)
      .orderby('n');
    const again = through(table) as typeof table;
    expect(again.objects()).toEqual(table.objects());
    expect((through(again) as typeof table).objects()).toEqual(table.objects());
    expect((through(aq.table({ n: [] })) as typeof table).numRows()).toBe(0);
  });

  it('gives a table on the page, where there is no Arquero, by its columns', () => {
    const { rows, columns } = unpack(pack(aq.table({ hub: ['A', 'B'] }))) as {
      rows: number;
      columns: Record<string, Iterable<unknown>>;
    };
    expect([rows, ...columns['hub']!]).toEqual([2, 'A', 'B']);
  });

  it('says what is no data instead of handing it on', () => {
    class Model {}
    expect(through({ f: () => 1, m: new Model(), s: Symbol('x') })).toEqual({
      f: { absent: 'a function' },
      m: { absent: 'an object of the class Model' },
      s: { absent: 'a symbol' },
    });
  });

  it('refuses what holds itself and what is too large, naming the remedy', () => {
    const self: unknown[] = [];
    self.push(self);
    expect(() => pack(self)).toThrow(/holds itself/);
    expect(() => pack(new Float64Array(13_000_000))).toThrow(
      /104 MB, and 100 MB.*fewer columns or rows/,
    );
    const twice = { a: 1 };
    expect(through([twice, twice])).toEqual([twice, twice]);
  });

  it('refuses what is no packed value', () => {
    expect(() => unpack({ json: '["typed","Function",0]', buffers: [] })).toThrow(
      /no kind of value/,
    );
    expect(() => unpack({ json: '["minutes",3]', buffers: [] })).toThrow(/lacks its buffer 3/);
  });
});
