import { expect, test } from 'vitest';
import { code, lessonOf } from '../build/lesson-of.test-data.ts';
import { inProcessCode } from './in-process-code.ts';
import { inProcessLab } from './in-process-lab.ts';
import { walkLesson } from './walk-lesson.ts';
import { Worlds } from './worlds.ts';

const worlds = new Worlds();
const engines = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };
const faultsOf = async (body: string) => (await walkLesson(lessonOf(body), engines)).faults;

const exercise = (start: string, solution: string) =>
  `\`\`\`js exercise own\nexport const f = () => ${start};\n\`\`\`\n\n\`\`\`js checks own\ncheck('one', () => f() === 1 ? undefined : 'Parcel 1 is late.');\n\`\`\`\n\n\`\`\`js solution own\nexport const f = () => ${solution};\n\`\`\`\n`;

test('a sound lesson has no fault', async () => {
  expect(
    await faultsOf(`${code('one', 'export const a = 1;')}{{ one.a }}\n\n${exercise('0', '1')}`),
  ).toEqual([]);
});

test.each([
  ['a cell that fails', code('one', 'throw new Error("no");'), /“one” is failed \(no\)/],
  [
    'a figure of nothing',
    `${code('one', 'export const a = 1;')}x {{ one.b }}\n`,
    /figure is broken .*no &quot;b&quot;/,
  ],
  [
    'a figure in a format that does not fit',
    `${code('one', 'export const a = "x";')}x {{ one.a | score }}\n`,
    /broken/,
  ],
  [
    'a figure in an answer',
    '```yaml quiz q\nask: number\nquestion: What?\nanswer: 1\nwhy: "{{ none.a }}"\notherwise: No.\n```\n'.replace(
      'none.a',
      'q.b',
    ),
    /broken/,
  ],
  ['a solution that fails', exercise('0', '2'), /solution of “own” is wrong: .*Parcel 1 is late/],
  ['starting code that passes', exercise('1', '1'), /starting code of “own” passes/],
  [
    'a deliverable that lacks a figure',
    `${code('one', 'export const a = 1;')}\`\`\`md deliverable d title=D\n{{ one.c }}\n\`\`\`\n`,
    /“d” cannot be filled: one has no "c"/,
  ],
  [
    'a prediction about a value that is none',
    `\`\`\`yaml predict p\nask: number\nquestion: What?\nabout: one.a\nrange: [0, 1]\nthen: "{{ p.is }}"\n\`\`\`\n\n${code('one', 'export const a = "x";')}`,
    /pending/,
  ],
  [
    'a chart without its column',
    `${code('one', 'export const rows = [{ a: 1 }];')}\`\`\`yaml chart c\ncaption: A chart.\nrows: one.rows\nx: { column: a }\ny: { column: b }\n\`\`\`\n`,
    /draws the column "b"; the table has: a/,
  ],
])('%s is found', async (_, body, fault) => {
  const faults = await faultsOf(body);
  expect(faults.join('\n')).toMatch(fault);
});
