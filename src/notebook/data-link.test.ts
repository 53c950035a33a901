import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ValueFilter } from '../ml/explore/cross-filter.ts';
import { exploringExperiment, readDataLink, writeDataLink, type DataLink } from './data-link.ts';
import { known } from './known.ts';

const usual: DataLink = {
  experiment: exploringExperiment(known),
  view: null,
  column: null,
  filters: [],
  charts: null,
  clean: false,
};
const read = (hash: string) => readDataLink(hash, known);

test('the usual state needs no parameter', () => {
  expect(writeDataLink(usual, known)).toBe('#/data');
  expect(read('#/data')).toEqual({ link: usual, problem: null });
});

test('every state comes back as it was written', () => {
  const end = fc.option(
    fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }).map((v) => v + 0),
  );
  const filter: fc.Arbitrary<ValueFilter> = fc.oneof(
    fc.record({ dimension: fc.constantFrom('hour', 'distanceKm'), from: end, to: end }),
    fc.record({
      dimension: fc.constantFrom('carrier', 'region'),
      values: fc.array(fc.constantFrom('C1', 'West, north', 'ä&=?'), {
        minLength: 1,
        maxLength: 3,
      }),
    }),
  );
  fc.assert(
    fc.property(
      fc.array(filter, { maxLength: 3 }),
      fc.constantFrom(null, 'explore', 'time'),
      fc.boolean(),
      fc.constantFrom('2022-01-01', '2023-01-01'),
      (filters, view, clean, trainFrom) => {
        const experiment = { ...usual.experiment, trainFrom };
        const link = { ...usual, experiment, filters, view, clean, charts: ['hour', 'carrier'] };
        expect(read(writeDataLink(link, known))).toEqual({ link, problem: null });
      },
    ),
  );
});

test.each([
  ['#/data?label=lateness', /lateness/],
  ['#/data?keep=carrier', /reads like carrier:C1/],
  ['#/data?model=rule', /no such part/],
  ['#/data?from=2025-01-01', /after today/],
])('%s is told what is wrong', (hash, problem) => {
  const found = read(hash);
  expect(found.problem).toMatch(problem);
  expect(found.link.experiment).toEqual(usual.experiment);
});
