import { gzipSync } from 'node:zlib';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { describe, expect, it } from 'vitest';
import { servingView } from '../../src/ml/clock.ts';
import { columnOf, minutesOfDate, NEVER } from '../../src/ml/table.ts';
import type { World } from '../../src/ml/world.ts';
import { openFile } from './open.ts';

const ROLES = {
  id: 'id',
  created: ['ordered', 'paid'],
  promised: 'promised',
  delivered: 'delivered',
  reason: 'reason',
  ownedReasons: ['ops'],
  group: 'shipment',
  entities: ['carrier'],
  horizonDays: 10,
  columns: { carrier: 'creation', kg: 'shipped', shipped: 'shipped', reason: 'closed' },
};
const LINES = [
  'id,ordered,paid,promised,delivered,shipped,closed,reason,carrier,kg,shipment,left',
  'A1,2024-01-01,2023-12-31,2024-01-05,2024-01-04,2024-01-02,,,DHL,1.5,S1,x',
  'A2,Pre-order,2024-01-02,2024-01-05,2024-01-07,2024-01-03,2024-01-09,ops,UPS,see A1,S1,x',
  'A3,,,2024-01-05,2024-01-07,2024-01-03,2024-01-09,weather,UPS,2,S2,x',
  'A4,2024-01-04,,2024-01-03,2024-01-08,2024-01-03,2024-01-09,weather,"=cmd|\'/c calc\'!A1",3,S2,x',
  'A5,2024-01-05,,2024-01-08,,,,,<script>alert(1)</script>,,S3,x',
];
const csv = (lines: readonly string[] = LINES) => new TextEncoder().encode(lines.join('\n'));
const open = (content: Uint8Array, roles: object = ROLES, name = 't.csv'): Promise<World> =>
  openFile({ name, content }, { name: 'r.json', content: JSON.stringify(roles) });
const times = (world: World, name: string) =>
  Array.from(columnOf(world.table, name, 'time').values, (t) =>
    t === NEVER ? null : new Date(t * 60_000).toISOString().slice(0, 16),
  );
const texts = (world: World, name: string) => {
  const { values, categories } = columnOf(world.table, name, 'categorical');
  return Array.from(values, (code) => categories[code] ?? null);
};

describe('the world of a file', () => {
  it('holds the rows that have a creation, the first of its columns that holds a date', async () => {
    const world = await open(csv());
    expect(texts(world, 'id')).toEqual(['A1', 'A2', 'A4', 'A5']);
    expect(times(world, world.roles.created)).toEqual(
      ['2024-01-01', '2024-01-02', '2024-01-04', '2024-01-05'].map((day) => `${day}T00:00`),
    );
    expect(world.reading).toMatchObject({ read: 5, withoutCreation: 1 });
    expect(world.dataset).toEqual({ name: 't.csv', seed: 0, scenario: 'file', rows: 5 });
    expect([world.from, world.to]).toEqual(['2024-01-01', '2024-01-06'].map(minutesOfDate));
    expect(world.trueProbability('door', Int32Array.of(0))).toBeNull();
  });

  it('is one source of which nobody told an owner, a refresh or what is personal', async () => {
    const world = await open(csv());
    expect(world.sourceSpecs).toEqual([
      { name: 't.csv', title: 't.csv', owner: null, refresh: null, faults: null, key: ['id'] },
    ]);
    expect(world.columns.every(({ personal }) => personal === undefined)).toBe(true);
    expect(world.columns.every(({ source }) => source === 't.csv')).toBe(true);
  });

  it('counts the late ones among all rows read, one never delivered once its promise is past', async () => {
    const later = LINES.map((line) => line.replace('A5,2024-01-05,,2024-01-08', 'A5,,,2024-01-10'));
    expect((await open(csv())).reading!.lateShare).toBe(4 / 5);
    expect((await open(csv(later))).reading!.lateShare).toBe(3 / 5);
  });

  it('leaves out rows promised after its end, by the promise alone, where some are not delivered', async () => {
    const world = await open(csv());
    expect(texts(world, 'id')).toContain('A5');
    const early = 'A6,2024-01-06,,2024-01-12,2024-01-07,,,,UPS,1,S4,x';
    const openEnd = 'A7,2024-01-06,,2024-01-12,,,,,UPS,1,S4,x';
    const known = await open(csv([...LINES.slice(0, 5), early]));
    expect(texts(known, 'id')).toContain('A6');
    const unknown = await open(csv([...LINES.slice(0, 5), early, openEnd]));
    expect(texts(unknown, 'id')).toEqual(['A1', 'A2', 'A4']);
    expect(unknown.reading!.notes.join()).toContain(
      'Promised after the last date of the file: 2 rows, left out, for 1 of them not delivered yet',
    );
  });

  it('says what was left out, is missing or is strange', async () => {
    const { notes } = (await open(csv())).reading!;
    expect(notes).toEqual([
      '"ordered": text in place of a date counts as missing in 1 row, the first "Pre-order" (line 3).',
      '"kg": text in place of a number counts as missing in 1 row, the first "see A1" (line 3).',
      'Never delivered: 1 row, late once their promise is past.',
      'Promised before created: 1 row, kept.',
      'Named by no role: 1 of 12 columns, left out.',
    ]);
  });

  it('knows each column from its own moment, which is the end of the day where that is all it says', async () => {
    const world = await open(csv());
    expect(times(world, 'shipped')[0]).toBe('2024-01-02T23:59');
    const spec = (name: string) => world.columns.find((c) => c.name === name)!;
    expect(spec('carrier')).toMatchObject({ knownAt: { column: 'created at' }, feature: 'set' });
    expect(spec('kg')).toMatchObject({ knownAt: { column: 'shipped' }, feature: 'set' });
    expect(spec('reason')).toMatchObject({ knownAt: { column: 'closed' }, feature: 'set' });
    expect(spec('promised')).toMatchObject({
      knownAt: { column: 'created at' },
      feature: 'single',
    });
    expect(spec('delivered')).toMatchObject({
      knownAt: { column: 'delivered' },
      feature: 'single',
    });
    const serving = servingView(world);
    expect([...serving.column('kg').values]).toEqual([NaN, NaN, 3, NaN]);
    expect(
      texts(
        { ...world, table: { rows: 4, columns: new Map([['c', serving.column('carrier')]]) } },
        'c',
      ),
    ).toEqual(['DHL', 'UPS', "=cmd|'/c calc'!A1", '<script>alert(1)</script>']);
  });

  it('names the parts to the engine: horizon, windows of 56 days, and the reasons that are not owned', async () => {
    const { roles } = await open(csv());
    expect(roles).toMatchObject({
      id: 'id',
      created: 'created at',
      pickedUp: null,
      reason: { column: 'reason', excused: ['weather'] },
      group: 'shipment',
      entities: [{ column: 'carrier', windowDays: 56, period: 'month' }],
      horizon: { promiseDays: 10, closingDays: 0, reviewDays: 0 },
      rule: null,
    });
  });

  it('compares by days where promise or delivery has no time of day', async () => {
    const late = async (promised: string, delivered: string) => {
      const rows = [`1,2024-01-01,${promised},${delivered}`, '2,2024-01-01,2024-01-02,2024-01-09'];
      const lines = [
        'id,ordered,promised,delivered',
        ...rows,
        '3,2024-01-01,2024-01-03,2024-01-01',
      ];
      const roles = { ...ROLES, created: 'ordered', columns: {}, entities: [] };
      const world = await open(csv(lines), {
        ...roles,
        group: null,
        reason: null,
        ownedReasons: null,
      });
      const at = (name: string) => columnOf(world.table, name, 'time').values[0]!;
      return at('delivered') > at('promised');
    };
    expect(await late('2024-01-05', '2024-01-05')).toBe(false);
    expect(await late('2024-01-05', '2024-01-06')).toBe(true);
    expect(await late('2024-01-05', '2024-01-05 17:00')).toBe(false);
    expect(await late('2024-01-05 12:00', '2024-01-05 17:00')).toBe(true);
  });

  it('never puts the delivery into a set, even if "columns" names it', async () => {
    const roles = { ...ROLES, columns: { ...ROLES.columns, delivered: 'delivered' } };
    const world = await open(csv(), roles);
    expect(world.columns.find((c) => c.name === 'delivered')!.feature).toBe('single');
    expect(world.reading!.notes.join()).toContain('in no feature set');
  });

  it('says so when an entity is not known at creation', async () => {
    const roles = { ...ROLES, columns: { carrier: 'shipped' } };
    const { notes } = (await open(csv(), roles)).reading!;
    expect(notes.join()).toContain('Known only after creation, yet named as entities: "carrier"');
  });

  it('renames a column that has the name of a feature', async () => {
    const lines = LINES.map((line, i) => line.replace(/x$|left$/, i === 0 ? 'month' : String(i)));
    const roles = { ...ROLES, columns: { ...ROLES.columns, month: 'creation' } };
    const world = await open(csv(lines), roles);
    expect([...columnOf(world.table, 'month (column)', 'numeric').values]).toEqual([1, 2, 4, 5]);
  });

  it('takes the creation itself for the moment of a column that names it', async () => {
    const roles = { ...ROLES, created: 'ordered', columns: { carrier: 'ordered' } };
    const world = await open(csv(), { ...roles });
    expect(world.columns.find((c) => c.name === 'carrier')!.knownAt.column).toBe('created at');
  });

  it('has a checksum of the bytes and the roles', async () => {
    const [a, b] = [await open(csv()), await open(csv())];
    expect(a.checksum).toBe(b.checksum);
    const others = [
      await open(csv([...LINES, ''])),
      await open(csv(), { ...ROLES, horizonDays: 11 }),
    ];
    for (const other of others) expect(other.checksum).not.toBe(a.checksum);
  });
});

describe('the same table', () => {
  const same = async (content: Uint8Array, roles: object = ROLES, name?: string) => {
    const [world, plain] = [await open(content, roles, name), await open(csv())];
    expect(world.table).toEqual(plain.table);
    expect(world.reading!.lateShare).toBe(plain.reading!.lateShare);
  };

  it('is read with semicolons, tabs and bars, and whatever ends its lines', async () => {
    for (const delimiter of [';', '\t', '|'])
      for (const end of ['\n', '\r\n', '\r']) {
        const lines = LINES.map((line) =>
          line
            .replaceAll('|', '¦')
            .replaceAll(',', delimiter)
            .replaceAll('¦', delimiter === '|' ? '¦' : '|'),
        );
        const text = lines.join(end);
        if (delimiter !== '|') await same(new TextEncoder().encode(text));
        else expect((await open(new TextEncoder().encode(text))).table.rows).toBe(4);
      }
  });

  it('is read with a byte-order mark, gzipped, and from other encodings when they are named', async () => {
    await same(new Uint8Array([0xef, 0xbb, 0xbf, ...csv()]));
    await same(gzipSync(csv()), ROLES, 't.csv.gz');
    const utf16 = new Uint8Array(Buffer.from(`\uFEFF${LINES.join('\n')}`, 'utf16le'));
    await same(utf16, { ...ROLES, encoding: 'utf-16le' });
    await same(utf16.subarray(2), { ...ROLES, encoding: 'utf-16le' });
    await same(csv(), { ...ROLES, encoding: 'latin1' });
  });

  it('is read from Parquet, dates as dates and numbers as numbers', async () => {
    const cells = LINES.slice(1).map((line) => line.split(','));
    const columnData = LINES[0]!.split(',').map((name, c) => {
      const values = cells.map((row) => (row[c] ?? '').replace(/^"|"$/g, ''));
      if (name === 'promised')
        return { name, type: 'TIMESTAMP' as const, data: values.map((v) => new Date(v)) };
      return { name, type: 'STRING' as const, data: values.map((v) => v || null), nullable: true };
    });
    for (const rowGroupSize of [2, 100])
      await same(
        new Uint8Array(parquetWriteBuffer({ columnData, rowGroupSize })),
        ROLES,
        't.parquet',
      );
  });

  it('is read whatever the order of its rows', async () => {
    const world = await open(csv([LINES[0]!, ...LINES.slice(1).reverse()]));
    expect(texts(world, 'carrier').reverse()).toEqual(texts(await open(csv()), 'carrier'));
    expect(columnOf(world.table, 'id', 'categorical').categories).toEqual([
      'A1',
      'A2',
      'A3',
      'A4',
      'A5',
    ]);
  });
});

describe('10,000 columns', () => {
  it('are read within seconds', async () => {
    const names = Array.from({ length: 9_988 }, (_, i) => `wide${i}`);
    const values = names.map((_, i) => i % 7).join(',');
    const rows = LINES.slice(1).flatMap((line) =>
      Array.from({ length: 200 }, () => `${line},${values}`),
    );
    const start = performance.now();
    const columns = Object.fromEntries(names.slice(0, 5000).map((name) => [name, 'creation']));
    const world = await open(csv([`${LINES[0]},${names.join(',')}`, ...rows]), {
      ...ROLES,
      columns: { ...ROLES.columns, ...columns },
    });
    expect(world.table.rows).toBe(800);
    expect(performance.now() - start).toBeLessThan(30_000);
  });
});
