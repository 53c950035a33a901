import { expect, test } from 'vitest';
import { safeChart } from './safe-chart.ts';

test('an ordinary specification passes, without its schema and how to embed it', () => {
  const spec = {
    data: { values: [{ url: 'a column of that name', href: 1 }] },
    mark: { type: 'bar', tooltip: true },
    encoding: { x: { field: 'url', bin: { maxbins: 20 } } },
    params: [{ name: 'zoom', select: 'interval', bind: 'scales' }],
    width: 400,
  };
  expect(
    safeChart({ ...spec, $schema: 'https://…', usermeta: { embedOptions: { actions: true } } }),
  ).toEqual(spec);
});

test.each([
  [{ data: { url: 'data/parcels.parquet' } }, /load from an address/],
  [
    { layer: [{ transform: [{ lookup: 'a', from: { data: { url: 'x' } } }] }] },
    /load from an address/,
  ],
  [{ encoding: { url: { field: 'picture' } } }, /load from an address/],
  [{ encoding: { href: { field: 'link' } } }, /no links/],
  [{ mark: { type: 'bar', href: 'javascript:alert(1)' } }, /no links/],
  [{ params: [{ name: 'x', bind: { input: 'text', onfocus: 'alert(1)' } }] }, /no input fields/],
  [{ mark: 'image' }, /no images/],
  [{ mark: { type: 'image' } }, /no images/],
  [{ data: { values: 'a,b\n1,2', format: { type: 'csv' } } }, /as rows, not as text/],
  [{ data: { sequence: { start: 0, stop: 1e9 } } }, /instead of with `sequence`/],
  [{ datasets: { a: [] } }, /instead of `datasets`/],
  [{ width: 1e6 }, /`width` of the chart is 1000000; at most 4000/],
  ['text', /needs a Vega-Lite specification/],
])('%j is refused', (spec, words) => {
  expect(() => safeChart(spec)).toThrow(words);
});
