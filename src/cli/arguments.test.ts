import { expect, test } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../ml/experiment.ts';
import { readArguments, type Arguments } from './arguments.ts';

const read = (...args: string[]) => readArguments(args) as Arguments;

test('without options the default experiment runs and nothing more is computed', () => {
  expect(read()).toEqual({
    experiment: DEFAULT_EXPERIMENT,
    request: {
      ...{ twin: false, attribution: null, lookUp: false },
      ...{ audit: false, explain: null, hours: false },
    },
    json: false,
    compare: false,
    predictions: null,
    file: null,
  });
});

test('every option reaches its field of the experiment', () => {
  const { experiment, request, json, predictions } = read(
    ...['--label', 'door', '--pending', 'drop', '--features', 'creation, scans'],
    ...['--transforms', 'all', '--split', 'random', '--gap-days', '3', '--model', 'majority'],
    ...['--seed', '1', '--world-seed', '2', '--rows', '5000', '--today', '2024-03-31'],
    ...['--train-from', '2022-06-01', '--replay-weeks', '8', '--predictions', 'scores.csv'],
    ...['--twin', '--attribution', 'exact', '--look-up', '--audit', '--hours', '--json'],
  );
  expect(experiment).toEqual({
    dataset: { name: 'deliveries', seed: 2, scenario: 'default', rows: 5000 },
    today: '2024-03-31',
    trainFrom: '2022-06-01',
    replayWeeks: 8,
    label: { id: 'door', pending: 'drop', options: {} },
    features: ['creation', 'scans'],
    selectFeatures: 0,
    fitTransformsOn: 'all',
    split: { id: 'random', gapDays: 3, options: {} },
    model: { id: 'majority', options: {} },
    seed: 1,
  });
  expect(request).toEqual({
    ...{ twin: true, attribution: 'exact', lookUp: true },
    ...{ audit: true, explain: null, hours: true },
  });
  expect([json, predictions]).toEqual([true, 'scores.csv']);
});

test('--explain asks for an explanation, and --parcels for that of certain parcels', () => {
  expect(read('--explain').request.explain).toEqual({ parcels: [] });
  expect(read('--parcels', '12, 34').request.explain).toEqual({ parcels: ['12', '34'] });
});

test.each([
  [['--parcels', '12,,34'], /--parcels holds an empty name/],
  [['--colour', 'red'], /Unknown option '--colour'\. See --help/],
  [['random'], /Unexpected argument 'random'/],
  [['--model'], /--model <value>' argument missing/],
  [['--json=yes'], /--json' does not take an argument/],
  [['--gap-days', '1.5'], /--gap-days is "1\.5"; a whole number from 0 up/],
  [['--gap-days=-1'], /--gap-days is "-1"/],
  [['--seed', ''], /--seed is ""/],
  [['--seed', '4294967296'], /seed is 4294967296; it must be a whole number from 0 to 4294967295/],
  [['--rows', '10'], /rows is 10; .* from 1000/],
  [['--replay-weeks', '0'], /--replay-weeks is "0"; a whole number from 1 up/],
  [['--today', '2024-02-30'], /"2024-02-30" is not a date/],
  [['--today', '2022-01-01'], /start on 2023-01-01, after today, 2022-01-01/],
  [['--pending', 'maybe'], /--pending is "maybe"; it must be one of wait, on-time, drop/],
  [['--transforms', 'test'], /--transforms is "test"; it must be one of train, all/],
  [['--attribution', 'half'], /--attribution is "half"; it must be one of pair, exact/],
  [['--features', 'creation,'], /--features holds an empty name/],
  [['--dataset', 't.csv'], /--dataset names a table and --roles the JSON file.*Only --dataset/],
  [['--roles', 'r.json'], /Only --roles is there/],
  [
    ['--dataset', 't.csv', '--roles', 'r.json', '--rows', '5000'],
    /--rows is of the simulated world/,
  ],
  [['--dataset', 't.csv', '--roles', 'r.json', '--world-seed', '5'], /--world-seed is of the/],
  [['--compare', '--model', 'rule'], /--compare .* leave --model out/],
  [['--compare', '--hours'], /--compare .* leave --hours out/],
])('%j is refused by name', (args, message) => {
  expect(() => readArguments(args)).toThrow(message);
});

test('a file takes the place of the world, and what was not asked for is left to it', () => {
  const { file, experiment } = read(
    '--dataset',
    'a/t.csv',
    '--roles',
    'r.json',
    '--today',
    '2013-12-31',
  );
  expect(file).toMatchObject({ table: 'a/t.csv', roles: 'r.json' });
  expect(file!.spec).toMatchObject({ today: '2013-12-31', label: {} });
  expect(file!.spec).not.toHaveProperty('trainFrom');
  expect(experiment.today).toBe('2013-12-31');
});

test('--help asks for nothing else', () => {
  expect(readArguments(['--help', '--label', 'door'])).toBe('help');
});
