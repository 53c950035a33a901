import type { ChartSpec, TableCell } from './chart-spec.ts';
import type { ClockInput, ClockScores } from './clock-input.ts';
import { longDay, score } from './figures.ts';

/** The clock in a few sentences. */
export function describeClock({
  today,
  trainFrom,
  replayWeeks,
  scores,
  guess,
}: ClockInput): string {
  const axis = `One time axis from ${longDay(trainFrom)} over today, ${longDay(today)}, to the end of the ${replayWeeks} weeks that followed.`;
  const yourGuess = guess === null ? '' : ` Your guess is ${score(guess)}.`;
  if (!scores) return `${axis} The rows by their roles; no score is shown yet.${yourGuess}`;
  const weekly = scores.weeks.map((week) => week.rocAuc).filter((value) => value !== null);
  const range = weekly.length
    ? `, week by week between ${score(Math.min(...weekly))} and ${score(Math.max(...weekly))}`
    : '';
  const ceilings = ceilingWords(scores);
  return `${axis} The test promised ${score(scores.offline)}; the replay delivered ${score(scores.replay)}${range}.${ceilings}${yourGuess}`;
}

function ceilingWords({ ceilingOffline, ceilingReplay }: ClockScores): string {
  if (ceilingReplay === null) return '';
  const ofTest =
    ceilingOffline === null
      ? 'unknown for the test rows and their label'
      : `${score(ceilingOffline)} for the test rows and their label`;
  return ` The ceiling is ${ofTest}, ${score(ceilingReplay)} for the replay.`;
}

/** The clock's scores, the whole ones first, then week by week. */
export function clockTable({ scores, guess }: ClockInput): ChartSpec['table'] {
  const columns = ['what', 'ROC AUC', 'low', 'high', 'parcels', 'known on'];
  const line = (what: string, value: number | null): TableCell[] =>
    value === null ? [] : [what, score(value), '', '', '', ''];
  const rows = [
    line('your guess', guess),
    line('promised by the test', scores?.offline ?? null),
    line('delivered by the replay', scores?.replay ?? null),
    line('ceiling for your label and rows', scores?.ceilingOffline ?? null),
    line('ceiling of the replay', scores?.ceilingReplay ?? null),
    ...(scores?.weeks ?? []).map((week) => [
      `week from ${longDay(week.from)}`,
      score(week.rocAuc),
      score(week.low),
      score(week.high),
      week.rows,
      longDay(week.knownOn),
    ]),
  ];
  return { columns, rows: rows.filter((row) => row.length > 0) };
}
