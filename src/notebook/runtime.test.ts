import { describe, expect, it, test } from 'vitest';
import type { CellStatus } from './cell-status.ts';
import type { CodeEngine } from './code-engine.ts';
import { inProcessCode } from './headless/in-process-code.ts';
import { inProcessLab } from './headless/in-process-lab.ts';
import { Worlds } from './headless/worlds.ts';
import { cellKinds } from './kinds.ts';
import { code, lessonOf } from './build/lesson-of.test-data.ts';
import { Runtime } from './runtime.ts';

const worlds = new Worlds();
const real = { code: inProcessCode(worlds), experiment: inProcessLab(worlds) };

function runtimeOf(body: string, engine: CodeEngine = real.code): Runtime {
  return new Runtime({
    lesson: lessonOf(body),
    kinds: cellKinds,
    engines: { ...real, code: engine },
  });
}

const kindOf = (runtime: Runtime, id: string) => runtime.snapshot(id).status.kind;
const failureOf = (status: CellStatus) => (status.kind === 'failed' ? status.failure : null);
const edit = (runtime: Runtime, id: string, text: string) => runtime.setWork(id, { code: text });

/** Waits until nothing runs any more. */
async function quiet(runtime: Runtime): Promise<void> {
  do await new Promise((resolve) => setTimeout(resolve, 5));
  while (runtime.ids.some((id) => kindOf(runtime, id) === 'running'));
}

/** The real engine, which lets a run through only when told; it notes what was asked of it. */
function gated(): { engine: CodeEngine; asked: string[]; open: () => void } {
  const asked: string[] = [];
  const waiting: (() => void)[] = [];
  const engine: CodeEngine = {
    async run(job, events) {
      asked.push(job.code);
      await new Promise<void>((resolve) => waiting.push(resolve));
      return real.code.run(job, events);
    },
  };
  return { engine, asked, open: () => waiting.splice(0).forEach((resolve) => resolve()) };
}

const CHAIN =
  code('one', 'export const a = 2;') +
  code('two', 'export const b = a * 10;') +
  code('three', 'export const c = b + 1;', 'slow');

describe('running', () => {
  it('runs what a cell needs before it, wherever it stands', async () => {
    const runtime = runtimeOf(
      code('last', 'export const c = b + 1;') + code('first', 'export const b = 4;'),
    );
    expect(await runtime.run('last')).toBe(true);
    expect(runtime.valueOf('last')).toEqual({ c: 5 });
    expect(kindOf(runtime, 'first')).toBe('done');
  });

  it('runs cheap cells again when an input has changed, and lets expensive ones turn stale', async () => {
    const runtime = runtimeOf(CHAIN);
    await runtime.run('three');
    edit(runtime, 'one', 'export const a = 3;');
    expect(kindOf(runtime, 'one')).toBe('stale');
    expect(kindOf(runtime, 'two')).toBe('stale');
    await runtime.run('one');
    await quiet(runtime);
    expect(runtime.valueOf('two')).toEqual({ b: 30 });
    expect(runtime.snapshot('three').status).toMatchObject({
      kind: 'stale',
      why: 'What it reads has changed since it ran.',
    });
    await runtime.runStale();
    expect(runtime.valueOf('three')).toEqual({ c: 31 });
  });

  it('does not run a cheap cell by itself before it was run once', async () => {
    const runtime = runtimeOf(CHAIN);
    await runtime.run('one');
    await quiet(runtime);
    expect(kindOf(runtime, 'two')).toBe('idle');
  });

  it('lets a result hold again when an edit is taken back', async () => {
    const runtime = runtimeOf(CHAIN);
    await runtime.run('two');
    edit(runtime, 'two', 'export const b = 0;');
    expect(runtime.snapshot('two').status).toMatchObject({ kind: 'stale', why: /It was changed/ });
    edit(runtime, 'two', 'export const b = a * 10;');
    expect(kindOf(runtime, 'two')).toBe('done');
  });

  it('draws charts and tables as soon as their rows are there', async () => {
    const runtime = runtimeOf(
      `${code('rows', 'export const byDay = [{ day: 1, share: 0.5 }, { day: 2, share: 0.25 }];')}\`\`\`yaml table shown\ncaption: Shares.\nrows: rows.byDay\ncolumns: [{ name: share, format: percent }]\n\`\`\`\n`,
    );
    await runtime.run('rows');
    await quiet(runtime);
    expect(runtime.snapshot('shown').status).toMatchObject({
      kind: 'done',
      result: { titles: ['share'], rows: [['50 %'], ['25 %']], totalRows: 2 },
    });
  });

  it('hands tables with their dates from cell to cell', async () => {
    const runtime = runtimeOf(
      code('slow', 'export const few = deliveries.slice(0, 3).select("id", "createdAt");') +
        code(
          'next',
          'export const year = few.objects()[0].createdAt.getUTCFullYear();\nexport const n = few.numRows();',
        ),
    );
    await runtime.run('next');
    expect(runtime.valueOf('next')).toEqual({ year: 2022, n: 3 });
  });

  it('gives answers to code under their names', async () => {
    const runtime = runtimeOf(
      `\`\`\`yaml predict my-guess\nask: number\nquestion: What?\nabout: truth.x\nrange: [0, 1]\n\`\`\`\n\n${code('truth', 'export const x = 0.5;')}${code('off', 'export const said = myGuess.said;')}`,
    );
    runtime.setWork('my-guess', { guess: 0.25, lockedAt: 'now', skipped: false });
    await runtime.run('off');
    expect(runtime.valueOf('off')).toEqual({ said: '0.25' });
  });

  it('runs an experiment with the learner’s choice in a free field, and no other', async () => {
    const runtime = runtimeOf(
      '```yaml experiment e\nexperiment: { model: { id: majority } }\nfree: [split]\n```\n',
    );
    runtime.setWork('e', { choices: { 'split.id': 'random', 'model.id': 'boosted-trees' } });
    expect(await runtime.run('e')).toBe(true);
    expect(runtime.valueOf('e')).toMatchObject({
      experiment: { split: { id: 'random' }, model: { id: 'majority' }, dataset: { rows: 2000 } },
    });
  });
});

describe('failing', () => {
  it('names the line, and lets those wait that need the cell', async () => {
    const runtime = runtimeOf(
      code('one', 'export const a = 1;\nconst x = null;\nx.y;') +
        code('two', 'export const b = a;'),
    );
    expect(await runtime.run('two')).toBe(false);
    expect(failureOf(runtime.snapshot('one').status)).toMatchObject({ line: 3, message: /null/ });
    expect(runtime.snapshot('two').status).toEqual({
      kind: 'idle',
      waitsFor: 'It waits for the code above, which failed.',
    });
    edit(runtime, 'one', 'export const a = 1;');
    expect(await runtime.run('two')).toBe(true);
  });

  it('names what a cell waits for by its title, or by where it stands', () => {
    const table = (rows: string, id: string) =>
      `\`\`\`yaml table ${id}\ncaption: Rows.\nrows: ${rows}\n\`\`\`\n\n`;
    const runtime = runtimeOf(
      table('rows.all', 'early') +
        code('rows', 'export const all = [];') +
        table('rows.all', 'late') +
        '```yaml experiment first\ntitle: A score\n```\n\n' +
        table('first.rows', 'scores'),
    );
    const waits = (id: string) => (runtime.snapshot(id).status as { waitsFor: string }).waitsFor;
    expect(waits('early')).toBe('It waits for the code below, which has to run first.');
    expect(waits('late')).toBe('It waits for the code above, which has to run first.');
    expect(waits('scores')).toBe('It waits for “A score”, which has to run first.');
  });

  it('does not run what failed by itself, until something changes', async () => {
    const { engine, asked, open } = gated();
    const runtime = runtimeOf(
      code('one', 'export const a = 1;') + code('two', 'if (a) throw 1;'),
      engine,
    );
    const done = runtime.run('two');
    for (let i = 0; i < 5; i++) await new Promise((resolve) => setTimeout(resolve, 1)).then(open);
    expect(await done).toBe(false);
    runtime.setWork('one', null);
    expect(asked).toHaveLength(2);
    expect(kindOf(runtime, 'two')).toBe('failed');
  });

  it('tells a cycle that an edit made by the names of its cells, and the others still run', async () => {
    const runtime = runtimeOf(CHAIN + code('four', 'export const d = 4;'));
    edit(runtime, 'one', 'export const a = c;');
    expect(failureOf(runtime.snapshot('two').status)?.message).toMatch(
      /These cells wait for each other: (?=.*one)(?=.*two)(?=.*three)/,
    );
    expect(await runtime.run('two')).toBe(false);
    expect(await runtime.run('four')).toBe(true);
    runtime.setWork('one', null);
    expect(await runtime.run('three')).toBe(true);
  });

  it('tells a prediction that cannot be compared', async () => {
    const runtime = runtimeOf(
      `\`\`\`yaml predict p\nask: number\nquestion: What?\nabout: one.nope\nrange: [0, 1]\n\`\`\`\n\n${code('one', 'export const a = 1;')}`,
    );
    runtime.setWork('p', { guess: 0.5, lockedAt: 'now', skipped: false });
    await runtime.run('one');
    expect(failureOf(runtime.snapshot('p').status)?.message).toMatch(
      /"p" cannot be compared: one has no "nope"/,
    );
  });
});

describe('stopping', () => {
  it('drops a result that comes late, and says that it was stopped', async () => {
    const { engine, open } = gated();
    const runtime = runtimeOf(CHAIN, engine);
    const done = runtime.run('one');
    runtime.stop('one');
    open();
    expect(await done).toBe(false);
    expect(runtime.snapshot('one').status).toEqual({ kind: 'idle', waitsFor: 'It was stopped.' });
    expect(runtime.kept('one').result).toBeNull();
  });

  it('drops a run that another run overtook', async () => {
    const { engine, open } = gated();
    const runtime = runtimeOf(CHAIN, engine);
    const first = runtime.run('one');
    await Promise.resolve();
    edit(runtime, 'one', 'export const a = 99;');
    const second = runtime.run('one');
    await new Promise((resolve) => setTimeout(resolve, 1));
    open();
    expect(await first).toBe(false);
    expect(await second).toBe(true);
    expect(runtime.valueOf('one')).toEqual({ a: 99 });
  });

  it('calls a result stale whose cell was edited while it ran', async () => {
    const { engine, open } = gated();
    const runtime = runtimeOf(CHAIN, engine);
    const done = runtime.run('one');
    await Promise.resolve();
    edit(runtime, 'one', 'export const a = 99;');
    open();
    expect(await done).toBe(false);
    expect(kindOf(runtime, 'one')).toBe('stale');
    expect(runtime.valueOf('one')).toEqual({ a: 2 });
  });

  it('ends a run of all cells', async () => {
    const { engine, asked, open } = gated();
    const runtime = runtimeOf(CHAIN, engine);
    const done = runtime.runAll();
    await Promise.resolve();
    runtime.stop();
    open();
    await done;
    expect(asked).toHaveLength(1);
    expect(runtime.ids.map((id) => kindOf(runtime, id))).toEqual(['idle', 'idle', 'idle']);
  });

  it('forgets work and results of a cell that is reset while it runs', async () => {
    const { engine, open } = gated();
    const runtime = runtimeOf(CHAIN, engine);
    edit(runtime, 'one', 'export const a = 7;');
    const done = runtime.run('one');
    await Promise.resolve();
    runtime.reset(['one']);
    open();
    expect(await done).toBe(false);
    expect(runtime.kept('one')).toEqual({ work: null, result: null });
    expect(runtime.snapshot('one').status).toEqual({ kind: 'idle', waitsFor: null });
  });
});

describe('hiding', () => {
  const HIDING = `\`\`\`yaml predict guess\nask: number\nquestion: How many?\nabout: one.a\nrange: [0, 4]\n\`\`\`\n\n${CHAIN}`;
  const locked = { guess: 1, lockedAt: 'now', skipped: false };

  it('shows no result, nor what is made of it, before the guess is locked in', async () => {
    const runtime = runtimeOf(HIDING);
    runtime.setWork('guess', { ...locked, lockedAt: null });
    await runtime.runAll();
    for (const id of ['one', 'two', 'three']) {
      expect(runtime.valueOf(id)).toBeUndefined();
      expect(runtime.snapshot(id)).toMatchObject({
        hiddenBy: ['guess'],
        opens: false,
        value: undefined,
      });
    }
    runtime.setWork('guess', locked);
    expect(runtime.valueOf('three')).toEqual({ c: 21 });
    expect(runtime.snapshot('three')).toMatchObject({ hiddenBy: [], opens: true });
    expect(runtime.valueOf('guess')).toMatchObject({ said: '1', is: '2', distance: 1 });
  });

  it('opens to who would rather not guess', async () => {
    const runtime = runtimeOf(HIDING);
    runtime.setWork('guess', { guess: null, lockedAt: null, skipped: true });
    await runtime.run('one');
    expect(runtime.valueOf('guess')).toMatchObject({ skipped: true, said: 'nothing', is: '2' });
    expect(runtime.snapshot('guess')).toMatchObject({ progress: 'done', opens: true });
  });

  it('goes on to the next thing to do that is not held back', async () => {
    const runtime = runtimeOf(
      `${code('one', 'export const a = 1;')}::: after two\n\n${code('held', '1;')}:::\n\n${code('two', 'a;')}`,
    );
    expect(runtime.runAndAdvance('one')).toBe('two');
    await runtime.run('two');
    expect(runtime.next('one')).toBe('held');
    expect(runtime.next('two')).toBeNull();
  });
});

test('what is kept brings back every status, without running anything', async () => {
  const before = runtimeOf(CHAIN);
  edit(before, 'one', 'export const a = 5;');
  await before.run('three');
  const kept = structuredClone(new Map(before.ids.map((id) => [id, before.kept(id)])));
  const { engine, asked } = gated();
  const after = runtimeOf(CHAIN, engine);
  after.restore(kept);
  for (const id of after.ids) {
    expect(after.snapshot(id).status).toEqual(before.snapshot(id).status);
    expect(after.valueOf(id)).toEqual(before.valueOf(id));
  }
  expect(asked).toEqual([]);
});

test('observers hear of each change once, and of what has to be kept', async () => {
  const runtime = runtimeOf(CHAIN);
  const changed: string[] = [];
  const kept: string[] = [];
  runtime.observe({
    changed: (id, { status }) => changed.push(`${id} ${status.kind}`),
    kept: (id) => kept.push(id),
  });
  await runtime.run('one');
  expect(changed.filter((one) => one.startsWith('one'))).toEqual(['one running', 'one done']);
  expect(kept).toEqual(['one']);
});

test('an exercise tells not attempted, broken, wrong and right apart', async () => {
  const runtime = runtimeOf(`\`\`\`js exercise own
export function late(parcel) {
  return 0;
}
\`\`\`

\`\`\`js checks own
check('a late one', () => late({ hours: 3 }) === 1 ? undefined : 'Parcel 4711 came three hours late.');
check('an unseen table', () => {
  if (unseen.numRows() === deliveries.numRows() && unseen.get('merchant', 5) === deliveries.get('merchant', 5) && unseen.get('weightKg', 5) === deliveries.get('weightKg', 5)) return 'It is the same table.';
});
\`\`\`

\`\`\`js solution own
export function late(parcel) {
  return parcel.hours > 0 ? 1 : 0;
}
\`\`\`
`);
  const gradeOf = async (text: string | null) => {
    runtime.setWork('own', text === null ? null : { code: text, hints: 0, solutionSeen: false });
    await runtime.run('own');
    const { status } = runtime.snapshot('own');
    return status.kind === 'done' ? status.result : status;
  };
  expect(await gradeOf(null)).toMatchObject({ grade: 'not attempted' });
  expect(await gradeOf('export function late(parcel) {\n  return  0;\n}')).toMatchObject({
    grade: 'not attempted',
  });
  expect(await gradeOf('export function late(parcel) { return 2; }')).toMatchObject({
    grade: 'wrong',
    checks: [{ kind: 'wrong', message: 'Parcel 4711 came three hours late.' }, { kind: 'right' }],
  });
  expect(await gradeOf('export function late(parcel) { return parcel.a.b; }')).toMatchObject({
    grade: 'broken',
    checks: [{ kind: 'broken', message: /undefined/ }, { kind: 'right' }],
  });
  expect(await gradeOf('export function late(parcel) {\n  nope();\n}\nlate();')).toMatchObject({
    grade: 'broken',
    failure: { line: 2, message: /nope/ },
  });
  expect(await gradeOf('const late = 1;')).toMatchObject({
    grade: 'broken',
    failure: { message: 'Your code must export late.' },
  });
  expect(await gradeOf('export const late = ({ hours }) => (hours > 0 ? 1 : 0);')).toMatchObject({
    grade: 'right',
  });
  expect(runtime.snapshot('own').progress).toBe('done');
});

test('an edit that does not touch the code leaves a checked exercise as it is', () => {
  const exercise = cellKinds.get('exercise')!;
  const work = { code: 'a', hints: 0, solutionSeen: false };
  const cell = { start: 'b' } as never;
  expect(exercise.runKey!(cell, work)).toBe(exercise.runKey!(cell, { ...work, hints: 2 }));
});
