import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { LeftOut } from './part.ts';

/** One fit, on either side. */
export interface TimedFit {
  seconds: number;
  rocAuc: number;
  /** The largest component of the mean gradient where it ended; logistic regression alone. */
  largestGradient?: number;
}

/** One thread, as in a worker of the page. */
const ONE_THREAD = { OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1', MKL_NUM_THREADS: '1' };

const CANDIDATES = [process.env['PYTHON'], '/usr/bin/python3', 'python3'];

/** scikit-learn on the matrices of a folder, in a process that stays to be asked again. */
export class ScikitLearn {
  readonly version: string;
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  readonly #lines: AsyncIterator<string>;

  constructor(
    root: string,
    readonly folder: string,
    modelId: string,
  ) {
    const { python, version } = findScikitLearn();
    this.version = version;
    const script = join(root, 'src/cli/bench/yardstick.py');
    this.#process = spawn(python, ['-W', 'ignore', script, folder, modelId], {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, ...ONE_THREAD },
    });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  /** @param rows the training rows to fit on. */
  async fit(seed: number, rows: Int32Array): Promise<TimedFit> {
    await writeFile(join(this.folder, 'rows.i32'), rows);
    this.#process.stdin.write(`${seed}\n`);
    const { value, done } = await this.#lines.next();
    if (done) throw new Error('scikit-learn ended before its fit did; what it said is above.');
    return JSON.parse(value) as TimedFit;
  }

  close(): void {
    this.#process.stdin.end();
  }
}

function findScikitLearn(): { python: string; version: string } {
  const code = 'import sklearn, scipy; print(sklearn.__version__)';
  for (const python of CANDIDATES) {
    if (!python) continue;
    const { status, stdout } = spawnSync(python, ['-c', code], { encoding: 'utf8' });
    if (status === 0) return { python, version: stdout.trim() };
  }
  throw new LeftOut(
    'no Python with scikit-learn was found. Install python3-sklearn, or set PYTHON to an interpreter that has it.',
  );
}
