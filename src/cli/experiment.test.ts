import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { rocAuc } from '../ml/metrics/roc-auc.ts';
import type { Report } from '../ml/result.ts';
import { root } from './project.mjs';

/** A small world, so that each command takes a few seconds. */
const SMALL = ['--rows', '20000', '--world-seed', '3', '--model', 'logistic-regression'];

function experiment(...args: string[]) {
  return spawnSync(process.execPath, [join(root, 'src/cli/run.mjs'), 'experiment', ...args], {
    encoding: 'utf8',
  });
}

test.each([
  [['--model', 'oracle'], 'There is no model "oracle". There is: '],
  [['--label', 'late'], 'There is no label "late". There is: '],
  [['--split', 'random', '--gap-days', '3'], 'Split "random" takes no gap, and 3 days were asked'],
  [['--unknown'], "Unknown option '--unknown'"],
  [['--predictions', '/no/such/folder/scores.csv'], '/no/such/folder/scores.csv cannot be written'],
  [[...SMALL, '--features', 'creation,horoscope'], 'There is no feature "horoscope"'],
  [[...SMALL, '--gap-days', '3000'], '3000'],
  [[...SMALL, '--replay-weeks', '60'], 'A replay of 60 weeks'],
  [[...SMALL, '--parcels', '0'], 'The table has no parcel "0"'],
  [[...SMALL, '--look-up'], 'Look-up asks why a random split scores higher'],
])('%j ends with exit code 2, a message on stderr and nothing on stdout', (args, message) => {
  const { status, stdout, stderr } = experiment(...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});

test('run twice, the JSON is the same bytes but for the seconds, in the order of the contract', () => {
  const [first, second] = [0, 1].map(() => {
    const { status, stdout } = experiment(...SMALL, '--twin', '--attribution', 'pair', '--json');
    expect(status).toBe(0);
    const { seconds, ...report } = JSON.parse(stdout) as Report;
    expect(Object.values(seconds).every((value) => value >= 0)).toBe(true);
    return report;
  });
  expect(JSON.stringify(second)).toBe(JSON.stringify(first));
  expect(Object.keys(first!)).toEqual([
    ...['experiment', 'rows', 'offline', 'replay', 'optimism', 'excess', 'honestTwin'],
    ...['ceiling', 'leakProven', 'attribution', 'lookUp'],
    ...['audit', 'explanation', 'hours'],
  ]);
});

test('--audit gives findings in the form of the contract, and what it could not see', () => {
  const late = ['--features', 'creation,scans', '--model', 'logistic-regression'];
  const { status, stdout } = experiment(...SMALL.slice(0, 4), ...late, '--audit', '--json');
  expect(status).toBe(0);
  const { audit } = JSON.parse(stdout) as Report;
  const [worst] = audit!.findings;
  expect(worst).toMatchObject({
    ...{ check: 'serving-skew', subject: 'scans', verdict: 'leak', knownAt: 'end of the way' },
    price: { offline: {}, replay: {}, optimism: {} },
  });
  expect(worst!.value).toBeGreaterThan(0.9);
  expect(audit!.complete).toBe(true);
  for (const list of [audit!.checked, audit!.blindTo]) expect(list.length).toBeGreaterThan(5);
  expect(audit!.notChecked).toEqual([]);
});

test('the scores that are written give the metrics that are reported', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'holdout-predictions-')), 'scores.csv');
  const { stdout } = experiment(...SMALL, '--predictions', file, '--json');
  const report = JSON.parse(stdout) as Report;
  const [head, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  expect(head).toBe('id,role,week,label,score');
  const rows = lines.map((line) => line.split(','));
  const aucOf = (role: string) => {
    const own = rows.filter((row) => row[1] === role);
    const y = Uint8Array.from(own, (row) => Number(row[3]));
    return rocAuc(
      y,
      Float64Array.from(own, (row) => Number(row[4])),
    );
  };
  expect(aucOf('test')).toBeCloseTo(report.offline.rocAuc!, 12);
  expect(aucOf('replay')).toBeCloseTo(report.replay.rocAuc!, 12);
  const weeks = new Set(rows.map((row) => row[2]));
  expect(weeks).toEqual(new Set(['', ...report.replay.weeks.map(({ week }) => String(week))]));
});

test('--hours gives errors by region and week in the JSON, and a table of them in the text', () => {
  const { hours } = JSON.parse(experiment(...SMALL, '--hours', '--json').stdout) as Report;
  expect(hours!.model).toBe('logistic-regression');
  expect(hours!.replay.all.rmse).toBeLessThan(hours!.replay.median.rmse!);
  expect(hours!.replay.byWeek.length).toBe(24);
  expect(hours!.replay.volumes!.cells).toBe(24 * hours!.replay.byRegion.length);
  const { stdout } = experiment(...SMALL, '--hours');
  const [offline, replay] = [hours!.offline, hours!.replay].map((part) => part.all.mae!.toFixed(2));
  expect(stdout).toMatch(new RegExp(`mean absolute error +${offline} h +${replay} h`));
  for (const { value } of hours!.replay.byRegion) expect(stdout).toContain(`\n${value} `);
});

test('--hours with a model that foretells none says so, and gives all the rest', () => {
  const { status, stdout } = experiment(...SMALL, '--model', 'rule', '--hours');
  expect(status).toBe(0);
  expect(stdout).toContain('No hours late. The rule in use today: ');
  expect(stdout).toContain('ROC AUC');
});

test('an explanation comes with the JSON, and as tables', () => {
  const { stdout } = experiment(...SMALL, '--explain', '--json');
  const { explanation } = JSON.parse(stdout) as Report;
  expect(explanation!.method).toBe('exact-linear');
  expect(explanation!.parcels.length).toBeGreaterThan(5);
  const { id, score } = explanation!.parcels[0]!;
  const text = experiment(...SMALL, '--parcels', id).stdout;
  expect(text).toContain(`Parcel ${id}, test`);
  expect(text).toContain(`score ${score.toFixed(3)}, asked for`);
});

test('--help names every model of the catalog', () => {
  const { status, stdout } = experiment('--help');
  expect(status).toBe(0);
  for (const id of ['boosted-trees', 'neural-network', 'rule']) expect(stdout).toContain(id);
});
