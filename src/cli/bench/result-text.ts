import { countText } from '../number-text.ts';
import { textTable } from '../text-table.ts';
import type { Figure, Unit } from './figure.ts';
import type { BenchResult, PartResult } from './result.ts';

const SIGN = { 'at most': '≤', 'at least': '≥', within: '±' };
const HEAD = ['rows', 'median', 'lowest – highest', 'rows/s', 'of a sort', 'target'];

/** Everything that was measured, a table a part, and the targets that were missed. */
export function resultText({ machine, parts, quick }: BenchResult): string {
  const { node, processor, cores, memoryGB } = machine;
  const where = `Node ${node}, ${processor}, ${cores} cores, ${memoryGB} GB${quick ? '; quick: one repetition, small' : ''}`;
  return [where, ...parts.map(partText), targetsText(parts)].join('\n\n');
}

function partText({ title, summary, figures, leftOut, failed }: PartResult): string {
  const rows = figures.map((f) => [f.name, ...cells(f)]);
  const isEmpty = (c: number) => rows.every((row) => row[c] === '');
  const kept = (row: readonly string[]) => row.filter((_, c) => c === 0 || !isEmpty(c));
  const table = figures.length > 0 ? [textTable(rows.map(kept), kept(['', ...HEAD]))] : [];
  const notes = [
    ...leftOut.map((why) => `Left out: ${why}`),
    ...failed.map((why) => `FAILED: ${why}`),
  ];
  return [title, summary, '', ...table, ...notes].join('\n');
}

function cells({ rows, value, unit, low, high, repetitions, ...more }: Figure): string[] {
  const { rowsPerSecond, ofSort, target } = more;
  return [
    rows === null ? '' : countText(rows),
    valueText(value, unit),
    repetitions > 1 ? `${numberText(low, unit)} – ${numberText(high, unit)} (${repetitions})` : '',
    rowsPerSecond === null ? '' : countText(Math.round(rowsPerSecond)),
    ofSort === null ? '' : ofSort.toPrecision(2),
    target === null ? '' : targetText(target, unit),
  ];
}

function targetText({ bound, value, reached }: NonNullable<Figure['target']>, unit: Unit): string {
  return `${SIGN[bound]} ${countText(value)}${unit && ` ${unit}`} ${reached ? 'reached' : 'NOT reached'}`;
}

function targetsText(parts: readonly PartResult[]): string {
  const judged = parts.flatMap(({ figures }) => figures.filter(({ target }) => target !== null));
  const missed = judged.filter(({ target }) => !target!.reached);
  const lines = missed.map((f) => {
    const rows = f.rows === null ? '' : `, ${countText(f.rows)} rows`;
    return `  ${f.name}${rows}: ${valueText(f.value, f.unit)}, ${targetText(f.target!, f.unit)}`;
  });
  return [`Targets reached: ${judged.length - missed.length} of ${judged.length}`, ...lines].join(
    '\n',
  );
}

function valueText(value: number, unit: Unit): string {
  return unit ? `${numberText(value, unit)} ${unit}` : numberText(value, unit);
}

/** Three digits that count, a score four decimals. */
function numberText(value: number, unit: Unit): string {
  if (value === 0) return '0';
  if (Math.abs(value) < 1e-4) return value.toExponential(1);
  if (unit === '') return value.toFixed(4);
  return value >= 100 ? countText(Math.round(value)) : value.toPrecision(3);
}
