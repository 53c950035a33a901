import { expect, test } from 'vitest';
import { minutesOfDate, type Column } from '../ml/table.ts';
import type { World } from '../ml/world.ts';
import { predictionsCsv } from './predictions.ts';

const created = ['2024-06-01', '2024-07-01', '2024-07-07', '2024-07-08'].map(minutesOfDate);

function worldWithIds(id: Column): World {
  const columns = new Map<string, Column>([
    ['id', id],
    ['created_at', { kind: 'time', values: Int32Array.from(created) }],
  ]);
  const roles = { id: 'id', created: 'created_at' };
  return { table: { rows: 4, columns }, roles } as unknown as World;
}

const rows = (index: number[], y: number[], score: number[]) => ({
  rows: Int32Array.from(index),
  y: Uint8Array.from(y),
  score: Float64Array.from(score),
});

const SCORED = {
  test: rows([0], [1], [0.1 + 0.2]),
  replay: rows([1, 2, 3], [0, 1, 0], [1 / 3, 1e-7, 1]),
};

test('weeks count from the day after today, and scores keep all their digits', () => {
  const world = worldWithIds({
    kind: 'numeric',
    values: Float32Array.of(100001, 100002, 100003, 9),
  });
  expect(predictionsCsv(world, '2024-06-30', SCORED)).toBe(
    [
      'id,role,week,label,score',
      '100001,test,,1,0.30000000000000004',
      '100002,replay,1,0,0.3333333333333333',
      '100003,replay,1,1,1e-7',
      '9,replay,2,0,1',
      '',
    ].join('\n'),
  );
});

test('an id that a spreadsheet would run as a formula stays a text, a number stays a number', () => {
  const world = worldWithIds({
    kind: 'categorical',
    values: Int32Array.of(0, 1, 2, 3),
    categories: ["=cmd|'/c calc'!A1", '@SUM(1,2)', '-5', '+3x'],
  });
  const ids = predictionsCsv(world, '2024-06-30', SCORED)
    .split('\n')
    .map((line) => line.replace(/,(test|replay).*/, ''));
  expect(ids.slice(1, 5)).toEqual(["'=cmd|'/c calc'!A1", `"'@SUM(1,2)"`, '-5', "'+3x"]);
});

test('an id with a comma or a quote stays one cell', () => {
  const world = worldWithIds({
    kind: 'categorical',
    values: Int32Array.of(0, 1, 0, 1),
    categories: ['a,b', 'say "c"'],
  });
  const lines = predictionsCsv(world, '2024-06-30', SCORED).split('\n');
  expect(lines[1]).toMatch(/^"a,b",test/);
  expect(lines[2]).toMatch(/^"say ""c""",replay/);
});
