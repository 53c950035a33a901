import { describe, expect, it } from 'vitest';
import { code, lessonOf } from './build/lesson-of.test-data.ts';
import { markdownReport } from './export-lesson.ts';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { Worlds } from './headless/worlds.ts';
import { cellKinds } from './kinds.ts';
import { Runtime } from './runtime.ts';
import { workedLesson } from './worked-lesson.ts';

const worlds = new Worlds();
const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };

const chart = (options: string) => `\`\`\`yaml chart c\ncaption: Shares.\n${options}\n\`\`\`\n`;
const ROWS = code(
  'rows',
  'export const byDay = [{ day: 1, open: 0.5, low: 0.4, high: 0.6, late: 0.25 }];\nexport const all = 0.3;',
);

async function drawn(options: string) {
  const runtime = new Runtime({
    lesson: lessonOf(ROWS + chart(options)),
    kinds: cellKinds,
    engines,
  });
  await runtime.runAll();
  const { status } = runtime.snapshot('c');
  return {
    ...(status.kind === 'failed' ? { message: status.failure.message } : {}),
    ...('result' in status && status.result ? (status.result as { chart: object }) : {}),
    report: markdownReport(workedLesson(runtime, cellKinds)),
  };
}

describe('a chart of rows', () => {
  it('draws one column along y in one colour', async () => {
    expect(
      await drawn('rows: rows.byDay\nx: { column: day }\ny: { column: open, title: share }'),
    ).toMatchObject({
      chart: {
        mark: 'bar',
        y: { title: 'share', range: null },
        series: [{ column: 'open', title: 'share', role: 'training', band: null }],
        reference: null,
      },
    });
  });

  it('draws several, with a band and a level that a cell worked out', async () => {
    const { chart, report } = await drawn(`rows: rows.byDay
mark: line
x: { column: day }
y: { title: share, range: [0, 1] }
series:
  - { column: open, title: still open, colour: gap, low: low, high: high }
  - { column: late, colour: leak }
reference: { value: rows.all, title: all parcels }`);
    expect(chart).toMatchObject({
      y: { title: 'share', range: [0, 1] },
      series: [
        { column: 'open', role: 'gap', band: { low: 'low', high: 'high' } },
        { column: 'late', title: 'late', role: 'leak', band: null },
      ],
      reference: { value: 0.3, title: 'all parcels' },
    });
    expect(report).toContain(
      '| day | still open | still open, from | still open, to | late |\n| --- | --- | --- | --- | --- |\n| 1 | 0.500 | 0.400 | 0.600 | 0.250 |',
    );
  });

  it.each([
    ['y: { column: open, low: open, high: above }', /draws the column "above"; the table has: day/],
    ['y: { column: open }\nreference: { value: rows.byDay, title: all }', /line across at \[/],
    ['y: { column: open }\nreference: { value: rows.none, title: all }', /rows has no "none"/],
  ])('with %j says what is missing', async (options, problem) => {
    const { message } = await drawn(`rows: rows.byDay\nx: { column: day }\n${options}`);
    expect(message).toMatch(problem);
  });
});

const two = 'series: [{ column: open }, { column: late }]';
it.each([
  [`mark: bar\ny: { title: share }\n${two}`, 7, /2 entries; a chart of mark bar draws at most 1/],
  ['y: { column: open, range: [0.5, 1] }', 5, /begins at 0.5; the length of a bar/],
  ['y: { column: open, low: low }', 5, /y.high is missing/],
  [`mark: line\ny: { column: open }\n${two}`, 6, /no option "column" here/],
  ['y: { column: open }\nreference: { value: 0.5 }', 6, /reference.title is missing/],
  ['y: { column: open }\ncolour: red', 6, /colour is "red"; it must be one of training/],
])('a chart with %j is refused with its line', (options, line, problem) => {
  const body = chart(`rows: rows.byDay\nx: { column: day }\n${options}`);
  expect(() => lessonOf(ROWS + body)).toThrow(problem);
  const above = 8 + ROWS.split('\n').length - 1;
  expect(() => lessonOf(ROWS + body)).toThrow(`lessons/99-test/index.md:${above + line}: `);
});
