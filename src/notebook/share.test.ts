import fc from 'fast-check';
import { expect, test } from 'vitest';
import { columns, roles } from '../../datasets/deliveries/dictionary.ts';
import { catalog } from '../catalog/index.ts';
import { presets } from '../catalog/presets.ts';
import { toExperiment } from '../ml/experiment.ts';
import { DEFAULT_ACTION } from './action.ts';
import { readLink, writeLink, type LabLink } from './share.ts';

const known = { catalog, dictionary: { columns, roles } };
const EMPTY: LabLink = {
  experiment: null,
  prediction: null,
  tab: null,
  action: DEFAULT_ACTION,
  clean: false,
};

const read = (hash: string) => readLink(hash, known);

test('a link is readable and holds only what differs from the default', () => {
  const experiment = toExperiment({
    label: { id: 'door' },
    features: ['all-columns'],
    split: { id: 'random' },
    fitTransformsOn: 'all',
    seed: 8,
  });
  expect(writeLink({ ...EMPTY, experiment, prediction: 0.82, tab: 'calibration' })).toBe(
    '#/lab?label=door&features=all-columns&split=random&transforms=all&model=boosted-trees&seed=8&guess=0.82&tab=calibration',
  );
});

test('every preset comes back from its link as the same experiment', () => {
  for (const preset of presets) {
    const link = { ...EMPTY, experiment: toExperiment(preset.experiment) };
    expect(read(writeLink(link))).toEqual({ link, problem: null });
  }
});

test('dates, seeds, the dataset, options, the guess and the clean slate survive a link', () => {
  fc.assert(
    fc.property(
      fc.record({
        seed: fc.nat(0xffffffff),
        rows: fc.integer({ min: 1000, max: 5_000_000 }),
        gapDays: fc.nat(3650),
        replayWeeks: fc.integer({ min: 1, max: 520 }),
        hidden: fc.array(fc.integer({ min: 1, max: 256 }), { maxLength: 3 }),
        clean: fc.boolean(),
        threshold: fc.constantFrom(0, 0.3, 0.55, 1),
        falseNegative: fc.nat(1e6),
        guess: fc.constantFrom(null, 'skipped' as const, 0.5, 0.82, 1),
      }),
      ({ seed, rows, gapDays, replayWeeks, hidden, threshold, falseNegative, clean, guess }) => {
        const experiment = toExperiment({
          seed,
          replayWeeks,
          today: '2024-03-31',
          trainFrom: '2022-06-01',
          dataset: { rows, seed, scenario: 'calm' },
          features: ['as-of', 'promisedAt'],
          label: { id: 'door', pending: 'drop' },
          split: { id: 'time', gapDays },
          model: { id: 'neural-network', options: { hidden } },
        });
        const action = { threshold, costs: { falseNegative, truePositive: 9, falsePositive: 0.5 } };
        const link: LabLink = { experiment, prediction: guess, tab: 'code', action, clean };
        expect(read(writeLink(link))).toEqual({ link, problem: null });
      },
    ),
  );
});

test('a split by a column that cannot group is refused with those that can', () => {
  const link = (by: string) => read(`#/lab?split=group&split.by=${by}`);
  expect(link('carrier').link.experiment!.split.options).toEqual({ by: 'carrier' });
  expect(link('weightKg').problem).toContain('one of originHub, carrier, zone, merchant');
});

test('an empty hash and the bare page name no experiment and no problem', () => {
  for (const hash of ['', '#', '#/', '#/lab', '#/lab?'])
    expect(read(hash)).toEqual({ link: EMPTY, problem: null });
});

test('a link without some choices takes their defaults', () => {
  expect(read('#/lab?model=rule').link.experiment).toEqual(toExperiment({ model: { id: 'rule' } }));
});

test.each([
  ['#/lab?model=xgboost', /no model "xgboost".*boosted-trees/],
  ['#/lab?features=creation,lateness', /no feature "lateness"/],
  ['#/lab?features=', /No features are chosen/],
  ['#/lab?gap=soon', /gap is "soon": a whole number is needed/],
  ['#/lab?split=random&gap=14', /split "random" has no order in time.*14 days/],
  ['#/lab?today=2024-02-30', /"2024-02-30" is not a date/],
  ['#/lab?utm_source=mail', /utm_source is "mail": a link to the Lab has no such part/],
  ['#/lab?model=rule&model.depth=3', /rule has no option "depth"/],
  ['#/lab?costs=1,2', /costs is "1,2": three costs/],
  ['#/lab?threshold=', /threshold is "": a number from 0 to 1/],
  ['#/lab?guess=2', /guess is "2": a number from 0\.5 to 1/],
  ['#/lab?label=%E0%A4%A', /no label "%E0%A4%A"/],
  ['#/lessons/3', /no page "\/lessons\/3"/],
  ['#/lab?label=<img src=x onerror=alert(1)>', /no label "<img src=x onerror=alert\(1\)>"/],
  ['#/lab?model.__proto__=1', /has no option "__proto__"/],
])('%s is refused with words that name what is wrong', (hash, words) => {
  const { link, problem } = read(hash);
  expect(problem).toMatch(words);
  expect(link.experiment).toBeNull();
});

test('no text whatever makes reading a link throw', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      read(`#${text}`);
      read(`#/lab?${text}`);
    }),
  );
});
