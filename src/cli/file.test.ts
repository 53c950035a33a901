import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { Random } from '../ml/random.ts';
import type { Report } from '../ml/result.ts';
import { root } from './project.mjs';

const folder = mkdtempSync(join(tmpdir(), 'holdout-file-'));
const ROLES = {
  id: 'id',
  created: 'ordered',
  promised: 'promised',
  delivered: 'delivered',
  entities: ['carrier'],
  horizonDays: 5,
  columns: { carrier: 'creation', kg: 'creation', scans: 'delivered' },
};
const HEADER = 'id,ordered,promised,delivered,carrier,kg,scans';

/** 600 rows of 330 days; a carrier named like a formula and one like markup is late more often. */
function rows(): string[] {
  const random = new Random(1, 'file');
  return Array.from({ length: 600 }, (_, i) => {
    const day = (days: number) => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10);
    const created = Math.floor((i * 330) / 600);
    const carrier = ['DHL', '=1+1', '<b>UPS</b>'][Math.floor(random.uniform() * 3)]!;
    const late = random.uniform() < (carrier === 'DHL' ? 0.1 : 0.5);
    const kg = (random.uniform() * 9).toFixed(2);
    const delivered = day(created + (late ? 5 : 2));
    return `${i === 500 ? '=cmd()' : i},${day(created)},${day(created + 3)},${delivered},${carrier},${kg},${late ? 9 : 4}`;
  });
}

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const table = (lines: readonly string[], header = HEADER) => [header, ...lines, ''].join('\n');
const GOOD = write('good.csv', table(rows()));
const ROLES_FILE = write('roles.json', JSON.stringify(ROLES));

function experiment(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'src/cli/run.mjs'), 'experiment', ...args], {
    encoding: 'utf8',
  });
}

const TODAY = ['--today', '2023-08-31', '--replay-weeks', '10'];
const onFile = (path: string, ...more: string[]) =>
  experiment('--dataset', path, '--roles', ROLES_FILE, ...TODAY, ...more);

describe('a table of one’s own', () => {
  const scores = join(folder, 'scores.csv');
  const { status, stdout } = onFile(
    GOOD,
    '--features',
    'as-of',
    '--twin',
    '--json',
    '--predictions',
    scores,
  );
  const report = JSON.parse(stdout) as Report;

  test('runs as the simulated world does, without a ceiling', () => {
    expect(status).toBe(0);
    expect(report.experiment.dataset).toEqual({
      name: 'good.csv',
      seed: 0,
      scenario: 'file',
      rows: 600,
    });
    expect(report.experiment).toMatchObject({ trainFrom: '2023-01-01', label: { id: 'door' } });
    expect(report.rows).toMatchObject({ read: 600, withoutCreation: 0 });
    expect([report.ceiling, report.leakProven]).toEqual([null, null]);
    expect(report.replay.rocAuc).toBeGreaterThan(0.6);
    expect(report.honestTwin!.experiment.label.id).toBe('door');
    expect(Object.keys(report).slice(0, 5)).toEqual([
      'experiment',
      'rows',
      'lateShare',
      'notes',
      'offline',
    ]);
  });

  test('counts its rows by the clock: 5 days before the end of today, and 10 weeks after it', () => {
    const created = rows().map((line) => line.split(',')[1]!);
    const within = (from: string, to: string) => created.filter((d) => d >= from && d <= to).length;
    const { train, test, pending, replay } = report.rows;
    expect(train + test).toBe(within('2023-01-01', '2023-08-27'));
    expect(pending).toBe(within('2023-08-28', '2023-08-31'));
    expect(replay).toBe(within('2023-09-01', '2023-11-09'));
  });

  test('gives its ids back as they are, but never as a formula', () => {
    const ids = readFileSync(scores, 'utf8')
      .split('\n')
      .map((line) => line.split(',')[0]!);
    expect(ids.filter((id) => /^[=+@-]/.test(id))).toEqual([]);
    expect(ids).toContain("'=cmd()");
    expect(ids).toContain('501');
  });

  test('is judged by the reasons that the business owns, where its roles name them', () => {
    // Long enough for every reason to have settled by today.
    const roles = {
      ...ROLES,
      reason: 'carrier',
      ownedReasons: ['DHL'],
      entities: [],
      columns: {},
      horizonDays: 10,
    };
    const file = write('reasons.json', JSON.stringify(roles));
    const lateRate = (...more: string[]) => {
      const run = experiment('--dataset', GOOD, '--roles', file, ...TODAY, ...more, '--json');
      const { offline, experiment: done } = JSON.parse(run.stdout) as Report;
      return { label: done.label.id, ...offline };
    };
    const [own, door] = [lateRate(), lateRate('--label', 'door')];
    expect([own.label, door.label]).toEqual(['own-reasons', 'door']);
    expect(own.positiveRate!).toBeLessThan(door.positiveRate! / 2);
    expect(door.onBusinessLabel.positiveRate).toBe(own.positiveRate);
  });

  test('is compared in the experiments that its roles allow', () => {
    const { status: code, stdout: text } = onFile(GOOD, '--compare');
    expect(code).toBe(0);
    expect(text).toContain('honest: as-of, by time with a gap');
    expect(text).not.toMatch(/rule|label at the door/);
    expect(text).toContain('Ceiling: unknown');
  });
});

const withLine = (at: number, line: string) => table(rows().with(at - 2, line));
const changed = (from: string | RegExp, to: string) => table(rows()).replace(from, to);
const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13);
const LATIN1 = Buffer.from(withLine(7, '5,2023-01-03,2023-01-06,2023-01-05,Côte,1,4'), 'latin1');
mkdirSync(join(folder, 'folder.csv'));

describe('bad input ends with exit code 2 and names file, place and remedy', () => {
  test.each<[string, string | Uint8Array | null, RegExp]>([
    [
      'nothing.csv',
      null,
      /--dataset .*nothing\.csv cannot be read: there is no such file\. Name another/,
    ],
    ['folder.csv', null, /folder\.csv cannot be read: it is a folder/],
    ['empty.csv', '', /empty\.csv is empty \(0 bytes\)\. Export/],
    ['blank.csv', '\n\n \n', /blank\.csv/],
    ['picture.csv', PNG, /picture\.csv is no table: it is a PNG picture\. .*CSV in UTF-8/],
    ['book.xlsx', 'PK\x03\x04…', /book\.xlsx is no table: it is an Excel workbook/],
    ['binary.csv', `${HEADER}\n1,\0,2`, /binary\.csv is no table: its byte 49 is zero/],
    [
      'prose.csv',
      'Dear all\nthis is no table\n',
      /prose\.csv, line 1: the first line holds one column only/,
    ],
    ['header-only.csv', HEADER, /header-only\.csv holds the header .* and no row below it/],
    [
      'numbers.csv',
      '1,2023-01-01,3.5\n2,2023-01-02,4\n',
      /numbers\.csv, line 1: the first line must name the columns.*no letter/,
    ],
    [
      'values.csv',
      table(rows().slice(1), '0,2023-01-01,2023-01-04,2023-01-03,DHL,4.5,4'),
      /roles\.json names columns that values\.csv has not: "id".*Is the first line the header\? It holds "0"/,
    ],
    [
      'twice.csv',
      table(rows(), HEADER.replace('scans', 'kg')),
      /twice\.csv, line 1: columns 6 and 7 are both named "kg"/,
    ],
    [
      'nameless.csv',
      table(rows(), HEADER.replace('kg', '')),
      /nameless\.csv, line 1: column 6 of 7 has no name/,
    ],
    [
      'ragged.csv',
      withLine(40, '1,2023-01-03,2023-01-06'),
      /ragged\.csv, line 40 has 3 fields, and the header names 7/,
    ],
    [
      'wide.csv',
      withLine(41, '1,2023-01-03,2023-01-06,2023-01-05,A,1,4,5'),
      /wide\.csv, line 41 has 8 fields/,
    ],
    [
      'quote.csv',
      withLine(42, '"1,2023-01-03'),
      /quote\.csv, line 42: the quote before .* is never closed/,
    ],
    [
      'latin1.csv',
      LATIN1,
      /latin1\.csv, line 7: byte \d+ \(0xF4\) is not UTF-8.*"encoding": "windows-1252".*iconv/,
    ],
    [
      'utf16.csv',
      Buffer.from(`\uFEFF${table(rows())}`, 'utf16le'),
      /utf16\.csv is encoded in UTF-16LE.*"encoding": "utf-16le"/,
    ],
    [
      'year.csv',
      withLine(50, '1,2023-01-03,20024-01-06,2023-01-05,A,1,4'),
      /year\.csv, line 50, column "promised": the date "20024-01-06" has the year 20024/,
    ],
    [
      'old.csv',
      withLine(51, '1,1824-01-03,2023-01-06,2023-01-05,A,1,4'),
      /old\.csv, line 51, column "ordered": the date "1824-01-03" has the year 1824/,
    ],
    [
      'words.csv',
      changed(/2023-\d\d-\d\d,2023-\d\d-\d\d,2023-\d\d-\d\d/g, '2023-01-01,soon,2023-01-02'),
      /words\.csv: column "promised" is "promised", but none of its 600 rows holds a date; line 2 holds "soon"/,
    ],
    [
      'ambiguous.csv',
      table(
        rows().map((line) => line.replace(/(\d+)-(\d+)-(\d+)(?=,\d{4}-\d+-\d+,\d{4})/, '01/02/$1')),
      ),
      /ambiguous\.csv, line 2, column "ordered": "01\/02\/2023" can be 2023-01-02 .*or 2023-02-01.*"dates": \{"ordered"/,
    ],
    [
      'cut.csv.gz',
      gzipSync(table(rows())).subarray(0, 2000),
      /cut\.csv\.gz cannot be unpacked: .*ends too early/,
    ],
    ['text.parquet', table(rows()), /text\.parquet is no Parquet file/],
    [
      'cut.parquet',
      'PAR1 and nothing more',
      /cut\.parquet \(21 bytes\) cannot be read as Parquet.*damaged or incomplete/,
    ],
    [
      'punctual.csv',
      table(rows().filter((line) => line.endsWith(',4'))),
      /punctual\.csv: none of \d+ rows is late \("delivered" after "promised"\)\. With one class only/,
    ],
    [
      'late.csv',
      table(rows().filter((line) => line.endsWith(',9'))),
      /late\.csv: every one of \d+ rows is late/,
    ],
  ])('%s', (name, content, message) => {
    const path = content === null ? join(folder, name) : write(name, content);
    const { status, stdout, stderr } = onFile(path);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });

  test.each<[string, string | object, string[], RegExp]>([
    ['no JSON', '{', TODAY, /bad-roles\.json.* is no JSON/],
    [
      'names that are not there',
      { ...ROLES, promised: 'Promissed', group: 'truck' },
      TODAY,
      /bad-roles\.json names columns that good\.csv has not: "Promissed" \("promised"\)\. Did you mean "promised"\? "truck" \("group"\)\. There is: "id"/,
    ],
    ['an unknown role', { ...ROLES, entitys: [] }, TODAY, /no role "entitys".*"entities"/],
    [
      'a reason that never occurs',
      { ...ROLES, reason: 'carrier', ownedReasons: ['UPSS'], entities: [] },
      TODAY,
      /own the reason "UPSS", and column "carrier" of good\.csv never holds it/,
    ],
    [
      'two parts at once',
      { ...ROLES, group: 'ordered' },
      TODAY,
      /Column "ordered" of good\.csv cannot be "group" and "created" at once/,
    ],
    [
      'no reason for own reasons',
      ROLES,
      [...TODAY, '--label', 'own-reasons'],
      /"own-reasons" needs a column with the reason.*Use the label "door"/,
    ],
    ['no rule', ROLES, [...TODAY, '--model', 'rule'], /no rule in use/],
    [
      'no today',
      ROLES,
      [],
      /--today is needed with --dataset.*good\.csv spans 2023-01-01 to 2023-11-26/,
    ],
    [
      'no row after today',
      ROLES,
      ['--today', '2023-11-26'],
      /No row was created after today, 2023-11-26: the table good\.csv ends on 2023-11-26/,
    ],
    [
      'a replay past the end',
      ROLES,
      ['--today', '2023-08-31', '--replay-weeks', '20'],
      /the table good\.csv ends on 2023-11-26\. Replay at most 12 weeks/,
    ],
    ['no row before today', ROLES, ['--today', '2022-08-31'], /No row can be learned from/],
    [
      'a column that is no feature',
      ROLES,
      [...TODAY, '--features', 'horoscope'],
      /no feature "horoscope"/,
    ],
  ])('%s', (_, roles, more, message) => {
    const file = write('bad-roles.json', typeof roles === 'string' ? roles : JSON.stringify(roles));
    const { status, stdout, stderr } = experiment('--dataset', GOOD, '--roles', file, ...more);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('    at ');
  });
});
