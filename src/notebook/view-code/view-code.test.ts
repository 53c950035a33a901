import { expect, test } from 'vitest';
import { sourceSpecs } from '../../../datasets/deliveries/source-specs.ts';
import { catalog } from '../../catalog/index.ts';
import { toExperiment, type Experiment } from '../../ml/experiment.ts';
import type { ValueFilter } from '../../ml/explore/cross-filter.ts';
import type { AnyAnswer, AnyQuestion } from '../../worker/exploration.ts';
import { Exploration } from '../../worker/exploration.ts';
import { rowsOf, type Json, type Output, type PlainTable } from '../code-engine.ts';
import { exploringExperiment } from '../data-link.ts';
import { inProcessCode } from '../headless/in-process-code.ts';
import { Worlds } from '../headless/worlds.ts';
import { known } from '../known.ts';
import type { RowsCode } from './rows-code.ts';
import * as codeOf from './view-code.ts';

const dataset = { name: 'deliveries', seed: 7, scenario: 'default', rows: 8000 };
const worlds = new Worlds();
const { world, memory } = worlds.of(dataset);
const exploration = new Exploration(world, catalog, memory);
const usual = toExperiment({ ...exploringExperiment(known), dataset });
const engine = inProcessCode(worlds);

async function answerTo<K extends AnyQuestion['kind']>(
  question: AnyQuestion & { kind: K },
  filters: readonly ValueFilter[] = [],
  experiment = usual,
) {
  const steps = exploration.answer({ experiment, scope: 'training', filters, question });
  let step = await steps.next();
  while (!step.done) step = await steps.next();
  return step.value as Extract<AnyAnswer, { kind: K }>;
}

const cross = (dimensions: readonly string[], filters: readonly ValueFilter[] = [], e = usual) =>
  answerTo({ kind: 'cross', dimensions }, filters, e);

/** The tables that the code shows, each as a list of rows. */
async function shown(made: RowsCode, { today }: Experiment = usual) {
  if ('why' in made) throw new Error(made.why);
  const outputs: Output[] = [];
  const { failure } = await engine.run(
    { code: made.code, language: 'js', inputs: {}, dataset, today, fresh: false, check: null },
    { onOutput: (output) => outputs.push(output) },
  );
  expect(failure).toBeNull();
  return outputs.map((output) => (output.kind === 'table' ? tableRows(output) : []));
}

function tableRows({ columns, rows }: Extract<Output, { kind: 'table' }>) {
  const table: PlainTable = {
    kind: 'table',
    names: columns.map(({ name }) => name),
    columns: columns.map((_, c) => rows.map((row) => row[c] as Json)),
  };
  return rowsOf(table)!;
}

const counted = ({ rows, late }: { rows: number; late: number }) => ({ rows, late });
const FILTERS: ValueFilter[] = [
  { dimension: 'carrier', values: ['C1', 'C2', 'C3'] },
  { dimension: 'weightKg', from: null, to: 10 },
  { dimension: 'hour', from: 6, to: 20 },
  { dimension: 'promisedAt', from: 24, to: null },
];

test.each(['own-reasons', 'door', 'threshold', 'claim', 'carrier-estimate'])(
  'the code of the label %s finds the rows and the late ones of the page',
  async (id) => {
    const experiment = toExperiment({ ...usual, label: { id } });
    const answer = await cross([], [], experiment);
    const [first] = await shown(codeOf.columnsCode({ experiment, filtered: [] }));
    expect(first![0]).toMatchObject(counted(answer));
  },
);

test('a label made of other parcels is refused with a reason', () => {
  const experiment = toExperiment({ ...usual, label: { id: 'sla-week' } });
  expect(codeOf.columnsCode({ experiment, filtered: [] })).toMatchObject({
    why: expect.stringMatching(/sla-week.*Choose another label/) as string,
  });
});

test('the brushed charts come out bar by bar, under the filters of all others', async () => {
  const dimensions = ['month', 'weekday', 'hour', 'carrier', 'zone', 'weightKg', 'promisedAt'];
  const answer = await cross(dimensions, FILTERS);
  const filtered = answer.dimensions.filter(({ kept }) => kept);
  expect(filtered).toHaveLength(4);
  const input = { experiment: usual, filtered };
  const [all] = await shown(codeOf.selectedCode(input));
  expect(all![0]).toMatchObject(counted(answer));
  for (const dimension of answer.dimensions) {
    const [bars] = await shown(codeOf.barsCode(input, dimension));
    const expected = dimension.bars.filter(({ rows }) => rows > 0);
    expect(bars, dimension.id).toMatchObject(
      expected.map(({ label, ...bar }) => ({ bar: label, ...counted(bar) })),
    );
  }
});

test.each(['carrier', 'zone', 'weightKg', 'promisedAt', 'forecastSeverity'])(
  'the distribution of %s comes out bar by bar, with filters',
  async (column) => {
    const filters = FILTERS.slice(0, 1);
    const { dimensions } = await cross(['carrier'], filters);
    const answer = await answerTo({ kind: 'distribution', column }, filters);
    const [bars] = await shown(
      codeOf.distributionCode({ experiment: usual, filtered: dimensions }, answer),
    );
    const expected = answer.bins.filter(({ rows }) => rows > 0);
    expect(bars).toHaveLength(expected.length);
    for (const { label, rows, late } of expected)
      expect(
        bars!.find(({ bar }) => bar === label),
        label,
      ).toMatchObject({ rows, late });
  },
);

test('profiles, time, gaps, correlations, rankings and joins have the numbers of their views', async () => {
  const input = { experiment: usual, filtered: [] };
  const overview = await answerTo({ kind: 'overview' });
  const [, profiles] = await shown(codeOf.columnsCode(input));
  for (const { column, missing, distinct } of overview.columns)
    expect(
      profiles!.find((row) => row['column'] === column),
      column,
    ).toMatchObject({
      missing,
      different: distinct,
    });
  const patterns = await answerTo({ kind: 'patterns' });
  const [weeks, weekdays, hours] = await shown(codeOf.timeCode(input, patterns));
  expect(weeks).toMatchObject(
    patterns.weeks.map(({ from, ...week }) => ({ week: from, ...counted(week) })),
  );
  expect(weekdays).toMatchObject(patterns.weekday.map(counted));
  expect(hours).toMatchObject(patterns.hour.map(counted));
  const gaps = await answerTo({ kind: 'missing', column: 'declaredValue' });
  const [all, , told] = await shown(codeOf.missingCode(input, 'declaredValue'));
  expect(all![0]).toMatchObject({ rows: gaps.rows, missing: gaps.missing });
  for (const { column, value } of gaps.toldBy)
    expect(told!.find((row) => row['column'] === column)!['auc'], column).toBeCloseTo(value!, 12);
  const joins = await answerTo({ kind: 'sources' });
  const [unmatched] = await shown(codeOf.sourcesCode(input, sourceSpecs));
  for (const { name, join } of joins.sources)
    if (join) expect(unmatched, name).toContainEqual({ source: name, unmatched: join.unmatched });
});

test('correlations and rankings have the numbers of their views', async () => {
  const input = { experiment: usual, filtered: [] };
  const columns = ['carrier', 'region', 'weightKg', 'distanceKm', 'promisedAt'];
  const correlations = await answerTo({ kind: 'correlations', columns });
  const [numbers, categories] = await shown(codeOf.correlationCode(input, correlations));
  const valueOf = (a: string, b: string) =>
    correlations.pairs.find((p) => p.a === a && p.b === b)!.value!;
  expect([...numbers!, ...categories!]).toHaveLength(4);
  for (const { a, b, value } of [...numbers!, ...categories!])
    expect(value, `${String(a)} ${String(b)}`).toBeCloseTo(valueOf(a as string, b as string), 9);
  const ranking = await answerTo({ kind: 'ranking', columns: ['scans', 'carrier', 'promisedAt'] });
  const [ranked] = await shown(codeOf.rankingCode(input, ranking));
  expect(ranked!.map(({ column }) => column)).toEqual(ranking.columns.map(({ column }) => column));
  for (const [i, { auc, nats, f }] of ranking.columns.entries()) {
    expect(ranked![i]!['auc']).toBeCloseTo(auc.value!, 9);
    expect(ranked![i]!['natsLow']).toBeCloseTo(nats.low!, 9);
    if (f.value !== null) expect(ranked![i]!['f']).toBeCloseTo(f.value, 6);
  }
});

test('what is personal is left out, and looking is priced on the rows that stand in for test rows', async () => {
  const input = { experiment: usual, filtered: [] };
  const personal = await answerTo({ kind: 'personal' });
  const [rest] = await shown(codeOf.personalCode(input, personal));
  const names = Object.keys(rest![0]!);
  for (const { column } of personal.columns) expect(names).not.toContain(column);
  const looking = await answerTo({ kind: 'looking' });
  const [sizes] = await shown(codeOf.lookingCode(input));
  expect(sizes!.map(({ testRows }) => testRows)).toEqual(
    looking.sizes.map((size) => size.testRows),
  );
});
