import type { Compiled } from './compile.ts';
import { Display, outputOf } from './display.ts';
import { evaluate, type Evaluated } from './evaluate.ts';
import { CodeError, failureOf, isOfEarlierRun } from './failure.ts';
import type { CheckOutcome, CodeFailure, CodeJob, CodeOutcome, Output } from './job.ts';
import { pack } from './pack.ts';
import type { PackedValue } from './packed-value.ts';
import { scopeOf, unpackAll, type Library } from './scope.ts';

/** What the place where code runs has to offer. */
export interface CodeEnvironment {
  library: Library;
  /** Milliseconds, from any start. */
  now(): number;
  onOutput(output: Output, where: 'cell' | 'check'): void;
  /** Hears what is thrown where nobody waits for it: rejected promises, timers. Returns how to end that. */
  onStray(listener: (error: unknown) => void): () => void;
}

/** The outcome but for its outputs, which have been let out one by one. */
export type JobResult = Omit<CodeOutcome, 'outputs' | 'check'> & {
  check: Omit<CheckOutcome, 'outputs'> | null;
};

/** Runs a cell, then its check. */
export async function runJob(job: CodeJob, environment: CodeEnvironment): Promise<JobResult> {
  const texts: Compiled[] = [];
  const start = environment.now();
  const cell = await attempt('cell', texts, environment, async (display) => {
    const evaluated = await evaluate(job.source, {
      where: 'cell',
      language: job.language,
      exports: job.exports,
      scope: scopeOf(
        environment.library,
        display,
        job.today,
        unpackAll(job.inputs, environment.library),
      ),
      texts,
    });
    if (evaluated.value !== undefined) display.show(outputOf(evaluated.value));
    return { evaluated, exports: packAll(evaluated.exports) };
  });
  const seconds = (environment.now() - start) / 1000;
  if (cell.failure) return { exports: {}, seconds, failure: cell.failure, check: null };
  const { evaluated, exports } = cell.value;
  const check = job.check === undefined ? null : await runCheck(job, evaluated, texts, environment);
  return { exports, seconds, failure: null, check };
}

async function runCheck(
  job: CodeJob,
  { exports }: Evaluated,
  texts: Compiled[],
  environment: CodeEnvironment,
): Promise<JobResult['check']> {
  const { library } = environment;
  const { value, failure } = await attempt('check', texts, environment, async (display) => {
    const inputs = unpackAll({ ...job.inputs, ...job.checkInputs }, library);
    const scope = scopeOf(library, display, job.today, {
      ...inputs,
      ...exports,
      source: job.source,
    });
    const check = await evaluate(job.check ?? '', {
      where: 'check',
      language: 'js',
      exports: [],
      scope,
      texts,
    });
    return pack(check.value);
  });
  return failure ? { value: null, failure } : { value, failure };
}

type Attempt<T> = { value: T; failure: null } | { value: null; failure: CodeFailure };

/** Waits for the code, and a moment longer for what it left behind. */
async function attempt<T>(
  where: 'cell' | 'check',
  texts: Compiled[],
  environment: CodeEnvironment,
  run: (display: Display) => Promise<T>,
): Promise<Attempt<T>> {
  const display = new Display((output) => environment.onOutput(output, where));
  let endStray = () => {};
  const stray = new Promise<never>((_, reject) => {
    endStray = environment.onStray((error) => {
      if (!isOfEarlierRun(error, texts)) reject(error);
    });
  });
  stray.catch(() => {});
  try {
    const value = await Promise.race([run(display), stray]);
    await Promise.race([macrotask(), stray]);
    if (display.flood) throw display.flood;
    return { value, failure: null };
  } catch (error) {
    return { value: null, failure: failureOf(display.flood ?? error, where, texts) };
  } finally {
    display.close();
    endStray();
  }
}

const later = globalThis.setTimeout;

/** Rejections that nobody handled are told of before the next macrotask. */
function macrotask(): Promise<void> {
  return new Promise((resolve) => later(resolve, 0));
}

function packAll(values: Readonly<Record<string, unknown>>): Record<string, PackedValue> {
  const packed: Record<string, PackedValue> = {};
  for (const [name, value] of Object.entries(values))
    try {
      packed[name] = pack(value);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new CodeError('export', `\`${name}\` cannot be handed on. ${why}`);
    }
  return packed;
}
