import { beforeAll, describe, expect, it, test } from 'vitest';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { asOfInPython } from './as-of-in-python.ts';
import { jupyterNotebook } from './export-jupyter.ts';
import { deliverablesOf, dossier, markdownReport, type WorkedLesson } from './export-lesson.ts';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { Worlds } from './headless/worlds.ts';
import { cellKinds } from './kinds.ts';
import { lessonOf } from './build/lesson-of.test-data.ts';
import { Runtime } from './runtime.ts';
import { workedLesson } from './worked-lesson.ts';

const LESSON = `
The share is {{ share.late | percent }} of [all](#none-of-it). $x_1$

::: warning Mind this

Weather counts too.

:::

## None of it

\`\`\`yaml predict guess
ask: number
question: What *share*?
about: share.late
range: [0, 1]
format: percent
then: So it is {{ share.late | percent }}.
\`\`\`

\`\`\`js code share
export const late = 0.25;
display('\`\`\`');
display(deliveries.slice(0, 2).select('id', 'carrier'));
\`\`\`

\`\`\`python inPython share-in-python of=share
deliveries.late.mean()
\`\`\`

::: after guess

It was a quarter.

:::

\`\`\`yaml quiz q
ask: one
question: Which?
options:
  - { text: this, right: true, why: It is. }
  - { text: that, why: It is not. }
\`\`\`

\`\`\`yaml experiment run
experiment: { model: { id: majority } }
\`\`\`

\`\`\`md deliverable note title="A note"
# A note

Late: {{ share.late | percent }}. Expected: {{ guess.said }}.
\`\`\`
`;

let untouched: WorkedLesson;
let worked: WorkedLesson;

beforeAll(async () => {
  const worlds = new Worlds();
  const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };
  const options = { lesson: lessonOf(LESSON), kinds: cellKinds, engines };
  untouched = workedLesson(new Runtime(options), cellKinds);
  const runtime = new Runtime(options);
  runtime.setWork('guess', { guess: 0.5, lockedAt: 'now', skipped: false });
  runtime.setWork('q', { answer: 1, tries: 1, checked: true });
  await runtime.runAll();
  worked = workedLesson(runtime, cellKinds);
});

describe('the report', () => {
  it('holds prose with its figures, code with what it showed, answers and scores', () => {
    const report = markdownReport(worked);
    expect(report).toContain('The share is 25 % of all. $x_1$');
    expect(report).toContain('> **Mind this**\n>\n> Weather counts too.');
    expect(report).toContain(
      '**Predict.** What share?\n\nI said 50 %. It is 25 % (25 points off).',
    );
    expect(report).toContain('So it is 25 %.');
    expect(report).toContain('```js\nexport const late = 0.25;');
    expect(report).toContain('````text\n```\n````');
    expect(report).toMatch(/\| id \| carrier \|\n\| --- \| --- \|\n\| 1 \| C\d/);
    expect(report).toContain('It was a quarter.');
    expect(report).toContain('Not right: that\n\n- It is not.');
    expect(report).toMatch(/\| 0\.500 \| 0\.500 \| 0 \|/);
    expect(report).toContain('--model majority');
    expect(report).toContain('Late: 25 %. Expected: 50 %.');
  });

  it('of a lesson that nobody has touched gives no answer away', () => {
    const report = markdownReport(untouched);
    expect(report).toContain('The share is … of all.');
    expect(report).not.toMatch(/It was a quarter|25 %|It is\./);
    expect(report).toContain('Not answered.');
  });
});

/** What the schema of nbformat 4.5 asks: https://github.com/jupyter/nbformat/blob/main/nbformat/v4/nbformat.v4.5.schema.json */
test('the notebook is one by the schema of nbformat 4.5', () => {
  const notebook = JSON.parse(jupyterNotebook(worked)) as Record<string, unknown>;
  expect(Object.keys(notebook).sort()).toEqual(['cells', 'metadata', 'nbformat', 'nbformat_minor']);
  expect(notebook).toMatchObject({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3' },
      language_info: { name: 'python' },
    },
  });
  const cells = notebook['cells'] as Record<string, unknown>[];
  const ids = cells.map(({ id }) => id as string);
  expect(new Set(ids).size).toBe(cells.length);
  for (const { id, cell_type, metadata, source, ...rest } of cells) {
    expect(id).toMatch(/^[a-zA-Z0-9-_]{1,64}$/);
    expect(metadata).toEqual({});
    for (const [at, line] of (source as string[]).entries())
      expect(line.endsWith('\n')).toBe(at < (source as string[]).length - 1);
    if (cell_type === 'code') expect(rest).toEqual({ execution_count: null, outputs: [] });
    else expect([cell_type, rest]).toEqual(['markdown', {}]);
  }
});

test('the notebook has the Python counterparts as code, after what reads the table', () => {
  const { cells } = JSON.parse(jupyterNotebook(worked)) as {
    cells: { id: string; cell_type: string; source: string[] }[];
  };
  const python = cells.filter(({ cell_type }) => cell_type === 'code');
  expect(python.map(({ id }) => id)).toEqual(['read-table', 'share-in-python']);
  expect(python[1]!.source).toEqual(['deliveries.late.mean()']);
  expect(cells.findIndex(({ id }) => id === 'read-table')).toBe(1);
});

test('the table is read by columns that it has', () => {
  const { table } = simulate({ name: 'deliveries', seed: 7, scenario: 'default', rows: 1000 });
  const named = [...asOfInPython('2024-06-30').matchAll(/table\.([a-z]\w*)/g)].map(
    ([, name]) => name,
  );
  const methods = ['copy'];
  expect(named.filter((name) => !table.columns.has(name!) && !methods.includes(name!))).toEqual([]);
  expect(new Set(named).size).toBeGreaterThan(15);
});

test('deliverables are collected into a dossier, the learner’s own text first', async () => {
  expect(deliverablesOf(worked)).toEqual([
    { id: 'note', title: 'A note', done: false, text: '# A note\n\nLate: 25 %. Expected: 50 %.' },
  ]);
  const finished = { ...worked, workOf: () => ({ text: '# Mine', done: true }) };
  const text = dossier([worked, finished]);
  expect(text).toContain('Late: 25 %. Expected: 50 %.\n\n*Lesson 99, A test · not finished*');
  expect(text).toContain('---\n\n# Mine\n\n*Lesson 99, A test*');
});
