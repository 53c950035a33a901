import { describe, expect, it } from 'vitest';
import { readRoles } from './roles-file.ts';

const ROLES = {
  id: 'ID',
  promised: 'Promised',
  delivered: 'Delivered',
  created: ['Ordered', 'Paid'],
  horizonDays: 30,
  columns: { Carrier: 'creation', Weight: 'Shipped' },
};
const read = (roles: unknown) =>
  readRoles(typeof roles === 'string' ? roles : JSON.stringify(roles), 'r.json');

describe('a roles file', () => {
  it('may leave out what a table has not', () => {
    expect(read(ROLES)).toEqual({
      ...ROLES,
      reason: null,
      ownedReasons: null,
      group: null,
      entities: [],
      columns: new Map(Object.entries(ROLES.columns)),
      dates: new Map(),
      encoding: null,
    });
    const nulls = { reason: null, ownedReasons: null, group: null, entities: [] };
    expect(read({ ...ROLES, ...nulls })).toEqual(read(ROLES));
    expect(read({ ...ROLES, ownedReasons: [] })).toEqual(read(ROLES));
  });

  it('names one creation column, or several in the order in which they are asked', () => {
    expect(read({ ...ROLES, created: 'Ordered' }).created).toEqual(['Ordered']);
    expect(read(ROLES).created).toEqual(['Ordered', 'Paid']);
  });

  it('may begin with a byte-order mark', () => {
    expect(read(`\uFEFF${JSON.stringify(ROLES)}`).id).toBe('ID');
  });

  it('gives an encoding its standard name', () => {
    expect(read({ ...ROLES, encoding: 'latin1' }).encoding).toBe('windows-1252');
  });

  it.each<[string, unknown, RegExp]>([
    ['no JSON', '{"id": "ID",\n "promised" "P"}', /^r\.json, line 2 is no JSON: .*comma or quote/],
    ['an empty file', '', /^r\.json.*is no JSON/],
    ['a list', [], /r\.json: the whole is \[\]; an object/],
    ['an unknown role', { ...ROLES, horizon: 3 }, /no role "horizon".*mean "horizonDays"/],
    [
      'an absent role',
      { ...ROLES, delivered: undefined },
      /the role "delivered" is absent.*id, promised/,
    ],
    ['a number for a name', { ...ROLES, id: 3 }, /"id" is 3; the name of a column is needed/],
    ['an empty name', { ...ROLES, group: ' ' }, /"group" is " "; the name of a column/],
    ['no creation', { ...ROLES, created: [] }, /"created" is \[\]/],
    [
      'names that are none',
      { ...ROLES, entities: ['a', 1] },
      /"entities" is \["a",1\]; a list of names/,
    ],
    ['an entity twice', { ...ROLES, entities: ['a', 'a'] }, /"entities" names "a" twice/],
    ['a creation twice', { ...ROLES, created: ['a', 'a'] }, /"created" names "a" twice/],
    [
      'a column twice',
      JSON.stringify(ROLES).replace('"Weight"', '\n"Carrier"'),
      /r\.json, line 2 names "Carrier" for the second time/,
    ],
    ['a moment that is none', { ...ROLES, columns: { A: null } }, /"columns", "A" is null; a text/],
    [
      'a horizon in words',
      { ...ROLES, horizonDays: '30' },
      /"horizonDays" is "30"; a number of days/,
    ],
    ['a negative horizon', { ...ROLES, horizonDays: -1 }, /"horizonDays" is -1/],
    ['a reason alone', { ...ROLES, reason: 'Why' }, /"ownedReasons" does not say which/],
    ['owned reasons alone', { ...ROLES, ownedReasons: ['ops'] }, /no "reason" names their column/],
    [
      'an unknown order',
      { ...ROLES, dates: { Promised: 'dmy' } },
      /"dmy"; it must be one of y\/m\/d/,
    ],
    [
      'an unknown encoding',
      { ...ROLES, encoding: 'ebcdic' },
      /"encoding" is "ebcdic"; an encoding such as/,
    ],
  ])('is refused with %s', (_, roles, message) => {
    expect(() => read(roles)).toThrow(message);
  });

  it('may name a column __proto__, which is a name like any other', () => {
    const roles = read(JSON.stringify(ROLES).replace('"Carrier"', '"__proto__"'));
    expect([...roles.columns.keys()]).toEqual(['__proto__', 'Weight']);
  });
});
