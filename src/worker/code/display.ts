import { chartOutput, isChart } from './chart-output.ts';
import { CodeError } from './failure.ts';
import { formatValue } from './format-value.ts';
import { MOST_OUTPUT_CHARACTERS, MOST_OUTPUTS, type Output } from './job.ts';
import { isTable } from './packed-value.ts';
import { isRows, rowsOutput, tableOutput } from './table-output.ts';

/** What a value looks like: a table, a chart, or text. */
export function outputOf(value: unknown): Output {
  if (isTable(value)) return tableOutput(value);
  if (isRows(value) && !value.some(isChart)) return rowsOutput(value);
  return isChart(value) ? chartOutput(value) : textOutput(value);
}

function textOutput(...values: unknown[]): Output {
  return { kind: 'text', text: values.map(formatValue).join(' ') };
}

/** Lets the outputs of one run out, until they are too many. */
export class Display {
  #outputs = 0;
  #characters = 0;
  #closed = false;
  flood: CodeError | null = null;

  constructor(private readonly out: (output: Output) => void) {}

  /** @throws when it is too much: the first time and whenever code goes on regardless. */
  show(output: Output): void {
    if (this.#closed) return;
    if (this.flood) throw this.flood;
    const { length } = JSON.stringify(output);
    if (this.#outputs + 1 > MOST_OUTPUTS || this.#characters + length > MOST_OUTPUT_CHARACTERS) {
      this.flood = floodError();
      throw this.flood;
    }
    this.#outputs++;
    this.#characters += length;
    this.out(output);
  }

  /** What a timer prints after its run has ended belongs to no run. */
  close(): void {
    this.#closed = true;
  }

  /** The `console` of a cell. */
  console(): Record<string, (...values: unknown[]) => void> {
    const log = (...values: unknown[]) => this.show(textOutput(...values));
    const written = ['log', 'info', 'debug', 'warn', 'error', 'dir', 'trace'];
    const silent = ['group', 'groupCollapsed', 'groupEnd', 'time', 'timeEnd', 'count', 'clear'];
    return {
      ...Object.fromEntries(written.map((name) => [name, log])),
      ...Object.fromEntries(silent.map((name) => [name, () => {}])),
      table: (value) => this.show(outputOf(value)),
      assert: (condition, ...values) => condition || log('Assertion failed:', ...values),
    };
  }
}

function floodError(): CodeError {
  return new CodeError(
    'flood',
    `The code printed more than ${MOST_OUTPUTS} times or ${MOST_OUTPUT_CHARACTERS / 1e6} MB, so it was stopped: print a summary, or display a table.`,
  );
}
