import * as aq from 'arquero';
import { expect, test } from 'vitest';
import { library } from '../../worker/code/library.ts';
import { AQ_NAMES, ML_NAMES, OP_NAMES, TABLE_NAMES } from './library-names.ts';

const missing = (names: readonly string[], owner: object) =>
  names.filter((name) => !(name in owner));

test('all that is offered of Arquero is there', () => {
  expect(missing(OP_NAMES, aq.op)).toEqual([]);
  expect(missing(AQ_NAMES, aq)).toEqual([]);
  expect(missing(TABLE_NAMES, aq.table({}))).toEqual([]);
});

test('all of the library is offered, and nothing else', () => {
  const names = Object.entries(library).map(([group, members]) => [group, Object.keys(members)]);
  expect(ML_NAMES).toEqual(Object.fromEntries(names));
});
