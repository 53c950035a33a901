import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { code, lessonOf } from '../build/lesson-of.test-data.ts';
import type { CodeEngine, CodeJob } from '../code-engine.ts';
import { jupyterNotebook } from '../export-jupyter.ts';
import { markdownReport } from '../export-lesson.ts';
import { inProcessCode } from '../headless/in-process-code.ts';
import { inProcessLab } from '../headless/in-process-lab.ts';
import { walkLesson } from '../headless/walk-lesson.ts';
import { Worlds } from '../headless/worlds.ts';
import { cellKinds } from '../kinds.ts';
import { cellsOf } from '../lesson.ts';
import { Runtime } from '../runtime.ts';
import { workedLesson } from '../worked-lesson.ts';
import { dialInWords, kind, type DialCell } from './dial.ts';

const worlds = new Worlds();
const real = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };

const dial = (options: string, id = 'review-days') =>
  `\`\`\`yaml dial ${id}\ntitle: Days of review\n${options}\n\`\`\`\n\n`;
const DAYS = dial('range: [0, 28]\nstart: 14');
const DATE = dial('range: [2024-01-01, 2024-12-31]\nstart: 2024-06-30\nformat: date', 'cut-off');
const DOUBLE = code('double', 'export const twice = reviewDays * 2;');
const cellOf = (body: string) => cellsOf(lessonOf(body))[0] as DialCell;

function runtimeOf(body: string, engine: CodeEngine = real.code): Runtime {
  const engines = { ...real, code: engine };
  return new Runtime({ lesson: lessonOf(body), kinds: cellKinds, engines });
}

async function quiet(runtime: Runtime): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (runtime.ids.some((id) => runtime.snapshot(id).status.kind === 'running'));
}

describe('code that uses a dial', () => {
  it('has a number under its name, or the last minute of a date', async () => {
    const runtime = runtimeOf(
      DAYS + DATE + code('use', 'export const twice = reviewDays * 2;\nexport const end = cutOff;'),
    );
    await runtime.run('use');
    expect(runtime.valueOf('use')).toEqual({ twice: 28, end: '2024-06-30T23:59Z' });
  });

  it('runs again when the dial moves, and turns stale where it is slow', async () => {
    const slow = code('slow', 'export const half = reviewDays / 2;', 'slow');
    const runtime = runtimeOf(DAYS + DOUBLE + slow);
    await runtime.runAll();
    runtime.setWork('review-days', { position: 3 });
    await quiet(runtime);
    expect(runtime.valueOf('double')).toEqual({ twice: 6 });
    expect(runtime.snapshot('slow').status.kind).toBe('stale');
    runtime.setWork('review-days', null);
    expect(runtime.snapshot('slow').status.kind).toBe('done');
  });

  it('runs once for all that was dragged while it ran, on the last value', async () => {
    const asked: CodeJob['inputs'][] = [];
    const engine: CodeEngine = {
      run(job, events) {
        asked.push(job.inputs);
        return real.code.run(job, events);
      },
    };
    const runtime = runtimeOf(DAYS + DOUBLE, engine);
    await runtime.run('double');
    for (let position = 1; position <= 20; position++) runtime.setWork('review-days', { position });
    await quiet(runtime);
    expect(asked).toEqual([14, 1, 20].map((plain) => ({ reviewDays: { plain } })));
    expect(runtime.valueOf('double')).toEqual({ twice: 40 });
  });

  it('does not hold any more when the lesson moves the start', async () => {
    const before = runtimeOf(DAYS + DOUBLE);
    await before.run('double');
    const after = runtimeOf(DAYS.replace('start: 14', 'start: 7') + DOUBLE);
    after.restore(new Map([['double', before.kept('double')]]));
    await quiet(after);
    expect(after.valueOf('double')).toEqual({ twice: 14 });
  });
});

test('a dial is a figure in prose, and a walk needs no hand on it', async () => {
  const body = `${DAYS}${DATE}{{ review-days.value }} days, until {{ cut-off.value | date }}.\n`;
  const { faults, runtime } = await walkLesson(lessonOf(body), real);
  expect(faults).toEqual([]);
  runtime.setWork('review-days', { position: 2 });
  expect(markdownReport(workedLesson(runtime, cellKinds))).toContain('2 days, until 30 June 2024.');
});

test('exports say where it was left: in words, and as an assignment in Python', () => {
  const runtime = runtimeOf(DAYS + DATE);
  runtime.setWork('review-days', { position: 2 });
  const worked = workedLesson(runtime, cellKinds);
  expect(markdownReport(worked)).toContain(
    '**Days of review:** 2\n\n**Days of review:** 30 June 2024',
  );
  const { cells } = JSON.parse(jupyterNotebook(worked)) as { cells: { source: string[] }[] };
  expect(cells.slice(-2).map(({ source }) => source.join(''))).toEqual([
    'reviewDays = 2  # Days of review',
    'cutOff = pd.Timestamp("2024-06-30 23:59", tz="UTC")  # Days of review',
  ]);
});

test('a number has the digits of its step, unless a format says otherwise', () => {
  const words = (options: string) => {
    const cell = cellOf(dial(options));
    return dialInWords(cell, cell.start);
  };
  expect(words('range: [0, 28]\nstart: 14\nformat: number')).toBe('14');
  expect(words('range: [0, 1]\nstart: 0.5\nstep: 0.05')).toBe('0.50');
  expect(words('range: [0, 1]\nstart: 0.5\nstep: 0.1\nformat: percent')).toBe('50 %');
  expect(words('range: [2024-01-01, 2024-02-01]\nstart: 2024-01-31\nformat: date')).toBe(
    '31 January 2024',
  );
});

test('every position within the range is kept, and no other', () => {
  const cell = cellOf(DAYS);
  fc.assert(
    fc.property(fc.oneof(fc.integer(), fc.double()), (position) => {
      const fits = position >= 0 && position <= 28;
      expect(kind.flawOfWork({ position }, cell) === null).toBe(fits);
    }),
  );
  expect(kind.flawOfWork({ guess: 3 }, cell)).toBe('it holds no position');
});

test.each([
  ['range: [28, 0]\nstart: 14', 3, /range is \[28,0\]; two numbers/],
  ['range: [0, 28]', 2, /start is missing/],
  ['range: [0, 28]\nstart: 30', 4, /start is 30, which is outside the range/],
  ['range: [0, 28]\nstart: 14\nstep: 0', 5, /step is 0; it must be above 0/],
  ['range: [0, 28]\nstart: 14\nstep: 5', 5, /step is 5, .* from one end of the range/],
  ['range: [0, 28]\nstart: 15\nstep: 2', 5, /step is 2, .* from the low end to the start/],
  ['range: [0, 28]\nstart: 14\nformat: numbr', 5, /no format "numbr"/],
  ['range: [2024-01-01]\nstart: 2024-01-01\nformat: date', 3, /range holds 1 dates; two/],
  ['range: [2024-01-01, 2024-02-30]\nstart: 2024-01-01\nformat: date', 3, /"2024-02-30" is not a/],
  ['range: [2024-02-01, 2024-01-01]\nstart: 2024-01-01\nformat: date', 3, /not after 2024-02-01/],
  ['range: [2024-01-01, 2024-02-01]\nstart: soon\nformat: date', 4, /"soon" is not a date/],
])('a dial with %j is refused with its line', (options, line, problem) => {
  expect(() => lessonOf(dial(options))).toThrow(problem);
  // Eight lines of front matter stand above the fence.
  expect(() => lessonOf(dial(options))).toThrow(`lessons/99-test/index.md:${line + 8}: `);
});
