import type { RunProgress } from '../ml/result.ts';

interface Terminal {
  isTTY?: boolean;
  columns?: number;
  write(text: string): unknown;
}

/**
 * Progress on stderr: one line that is written over on a terminal, and elsewhere one line a stage.
 */
export class ProgressLine {
  #stream: Terminal;
  #stage = '';

  constructor(stream: Terminal = process.stderr) {
    this.#stream = stream;
  }

  show(progress: RunProgress): void {
    if (progress.kind === 'audit') return;
    if (progress.kind === 'stage') this.say(progress.stage, progress.detail);
    else if (this.#stream.isTTY) {
      const { unit, done, of, loss } = progress.progress;
      const tail = loss === undefined ? '' : `, loss ${loss.toFixed(4)}`;
      this.#overwrite(`${progress.stage}: ${unit} ${done} of ${of}${tail}`);
    }
  }

  /** Says what is being done; off a terminal a stage is said once, whatever its details. */
  say(stage: string, detail: string): void {
    const text = detail ? `${stage}: ${detail}` : stage;
    if (this.#stream.isTTY) this.#overwrite(text);
    else if (stage !== this.#stage) this.#stream.write(`${text}\n`);
    this.#stage = stage;
  }

  /** Leaves the line empty for what comes next. */
  clear(): void {
    if (this.#stream.isTTY) this.#overwrite('');
    this.#stage = '';
  }

  #overwrite(text: string): void {
    this.#stream.write(`\r\x1b[K${text.slice(0, (this.#stream.columns || 80) - 1)}`);
  }
}
