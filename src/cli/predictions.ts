import { idReader } from '../ml/id-reader.ts';
import { columnOf, MINUTES_PER_DAY, minutesOfDate } from '../ml/table.ts';
import type { ScoredRows } from '../ml/result.ts';
import type { World } from '../ml/world.ts';

/** A cell that begins like this is a formula to a spreadsheet, quoted or not. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;
const NUMBER = /^[+-]?\d+(?:\.\d+)?$/;

/**
 * The scored rows as CSV. A score has all its digits, so that another program computes the same
 * metrics from it; the week counts from today and is empty for test rows.
 */
export function predictionsCsv(
  world: World,
  today: string,
  scored: { test: ScoredRows; replay: ScoredRows },
): string {
  const created = columnOf(world.table, world.roles.created, 'time').values;
  const replayFrom = minutesOfDate(today) + MINUTES_PER_DAY;
  const idAt = idReader(world);
  const lines = ['id,role,week,label,score'];
  for (const role of ['test', 'replay'] as const) {
    const { rows, y, score } = scored[role];
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      const week = Math.floor((created[row]! - replayFrom) / (7 * MINUTES_PER_DAY)) + 1;
      lines.push(
        `${quoted(asText(idAt(row)))},${role},${role === 'test' ? '' : week},${y[i]!},${score[i]!}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** A value is data: an apostrophe before it, as spreadsheets have it, keeps a formula a text. */
function asText(value: string): string {
  return FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
