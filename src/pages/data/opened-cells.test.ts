import { expect, test } from 'vitest';
import { DEFAULT_EXPERIMENT } from '../../ml/experiment.ts';
import { cellsOf } from '../../notebook/lesson.ts';
import { lessonOfCells, NO_CELLS, readOpenedCells, withCell, withoutCell } from './opened-cells.ts';

test('each opened view has an id that no other ever had', () => {
  const two = withCell(withCell(NO_CELLS, 'Columns', '1'), 'Time', '2');
  const later = withCell(withoutCell(two, 'view-2'), 'Sources', '3');
  expect(later.cells.map(({ id, title }) => [id, title])).toEqual([
    ['view-1', 'Columns'],
    ['view-3', 'Sources'],
  ]);
});

test('what was kept is read back; what cannot be read is left out', () => {
  const one = withCell(NO_CELLS, 'Columns', '1');
  expect(readOpenedCells(JSON.parse(JSON.stringify(one)))).toEqual(one);
  expect(readOpenedCells({ ...one, cells: [...one.cells, { id: '<b>' }, null] })).toEqual(one);
  for (const odd of [null, 7, {}, { made: 1 }, { made: 'x', cells: [] }])
    expect(readOpenedCells(odd)).toEqual(NO_CELLS);
});

test('they make a lesson of code cells that run when asked, on the table that is looked at', () => {
  const { dataset, today } = DEFAULT_EXPERIMENT;
  const lesson = lessonOfCells(withCell(NO_CELLS, 'Columns', 'display(1)'), { dataset, today });
  expect([lesson.dataset, lesson.today]).toEqual([dataset, today]);
  expect(cellsOf(lesson)).toEqual([
    {
      kind: 'code',
      id: 'view-1',
      hash: '',
      line: 0,
      language: 'js',
      code: 'display(1)',
      slow: true,
    },
  ]);
});
