import type { Experiment } from '../ml/experiment.ts';
import type { Interval, Report, ReplayWeek, Scores } from '../ml/result.ts';
import { hoursText } from './hours-text.ts';
import { auditText } from './print-audit.ts';
import { FILE_SCENARIO } from '../ml/world.ts';
import { countText, differenceText, intervalText, scoreText } from './number-text.ts';
import { explanationText } from './print-explanation.ts';
import { textTable } from './text-table.ts';

/** A report as a person reads it in a terminal. */
export function reportText(report: Report): string {
  return [
    headText(report.experiment),
    rowsText(report),
    scoresText(report),
    optimismText(report),
    ceilingText(report),
    attributionText(report),
    lookUpText(report),
    hoursText(report),
    explanationText(report.explanation),
    auditText(report.audit),
    weeksText(report.replay.weeks),
    secondsText(report.seconds),
  ].join('\n\n');
}

/** The choices of an experiment in one line. */
export function choicesText({
  label,
  features,
  split,
  fitTransformsOn,
  model,
}: Experiment): string {
  const pending = label.pending === 'wait' ? '' : `, pending ${label.pending}`;
  const gap = split.gapDays > 0 ? `, gap ${split.gapDays} days` : '';
  return `${label.id}${pending} · ${features.join(' + ')} · split ${split.id}${gap} · transforms on ${fitTransformsOn} · ${model.id}`;
}

function headText(experiment: Experiment): string {
  const { dataset, today, trainFrom, replayWeeks, seed } = experiment;
  const worldSeed = dataset.scenario === FILE_SCENARIO ? '' : `, world seed ${dataset.seed}`;
  return `${choicesText(experiment)}
seed ${seed} · ${dataset.name}${worldSeed}, ${countText(dataset.rows)} rows · training from ${trainFrom} · today ${today} · replay of ${replayWeeks} weeks`;
}

function rowsText({ rows, lateShare, notes = [] }: Report): string {
  const { train, test, gap, pending, replay, unsettledAtTestStart, read, withoutCreation } = rows;
  const file =
    read === undefined || lateShare === undefined
      ? ''
      : `Read: ${countText(read)} rows, ${countText(withoutCreation ?? 0)} of them without a creation date and left out; late share of all ${(lateShare * 100).toFixed(3)} %.
${notes.map((note) => `  ${note}\n`).join('')}`;
  return `${file}Rows: ${countText(train)} train, ${countText(test)} test, ${countText(gap)} gap, ${countText(pending)} pending, ${countText(replay)} replay.
${countText(unsettledAtTestStart)} training rows had a label that nobody knew when the test rows began.`;
}

const METRICS: readonly [keyof Scores, string][] = [
  ['rocAuc', 'ROC AUC'],
  ['averagePrecision', 'average precision'],
  ['brier', 'Brier score'],
  ['logLoss', 'log-loss'],
  ['positiveRate', 'late rate'],
];

function scoresText({ offline, replay }: Report): string {
  const rows = METRICS.map(([metric, title]) => [
    title,
    scoreText(offline[metric]),
    scoreText(offline.onBusinessLabel[metric]),
    scoreText(replay[metric]),
  ]);
  const undefinedHere = rows.some((row) => row.includes('—'))
    ? '\n— has no value: all rows there have the same label.'
    : '';
  return `${textTable(rows, ['', 'promised (offline)', 'on the business label', 'delivered (replay)'])}${undefinedHere}`;
}

function optimismText({ optimism, excess, honestTwin }: Report): string {
  const { question, time } = optimism.rocAuc;
  const row = (title: string, value: Interval) => [
    title,
    differenceText(value.value),
    intervalText(value),
  ];
  const rows = [
    row('optimism', optimism.rocAuc),
    ['  another question', differenceText(question)],
    ['  another time', differenceText(time)],
  ];
  if (honestTwin) rows.push(row("honest twin's optimism", honestTwin.optimism.rocAuc));
  if (excess) rows.push(row('excess over the twin', excess.rocAuc));
  const note = !honestTwin
    ? 'The honest twin and the excess were not asked for (--twin).'
    : honestTwin.same
      ? 'This run is its own honest twin.'
      : `Honest twin: ${choicesText(honestTwin.experiment)}`;
  return `${textTable(rows, ['ROC AUC', 'value', '95 % interval'])}\n${note}`;
}

export const NO_CEILING =
  'Ceiling: unknown, for nobody knows the true probabilities of this table.';

function ceilingText({ ceiling, leakProven }: Report): string {
  if (!ceiling) return NO_CEILING;
  if (ceiling.offline.rocAuc === null)
    return `Ceiling of ROC AUC: unknown offline, for nobody knows the true probabilities of this label; ${scoreText(ceiling.replay.rocAuc)} in the replay.\nSo no leak can be proven here, nor ruled out.`;
  const proof = leakProven
    ? 'The offline score lies above its ceiling, beyond chance: a leak is proven.'
    : 'The offline score does not lie above its ceiling beyond chance, which proves nothing.';
  return `Ceiling of ROC AUC: ${scoreText(ceiling.offline.rocAuc)} offline, ${scoreText(ceiling.replay.rocAuc)} in the replay.\n${proof}`;
}

function attributionText({ attribution, honestTwin }: Report): string {
  if (!attribution) return 'Where the optimism came from was not asked for (--attribution).';
  if (attribution.length === 0) return 'No choice differs from the honest twin.';
  const rows = attribution.map((bar) => [
    bar.choice,
    differenceText(bar.value),
    intervalText(bar),
    bar.why ?? '',
  ]);
  if (honestTwin) rows.push(['the season', differenceText(honestTwin.optimism.rocAuc.value)]);
  return textTable(rows, ['optimism from', 'value', 'over the orders', '']);
}

function lookUpText({ lookUp }: Report): string {
  if (!lookUp) return 'Look-up was not asked for (--look-up).';
  const { rocAuc } = lookUp;
  const { overTime, freshness } = lookUp;
  const row = (title: string, value: Interval) => [
    title,
    differenceText(value.value),
    intervalText(value),
  ];
  const rows = [
    row('above the split by time', overTime),
    row("  look-up: training rows of the test rows' own weeks", rocAuc),
    row('  freshness: the rest', freshness),
  ];
  return textTable(rows, ['the split promises', 'ROC AUC', '95 % interval']);
}

function weeksText(weeks: readonly ReplayWeek[]): string {
  const rows = weeks.map((week) => [
    String(week.week),
    week.from,
    week.knownOn,
    countText(week.rows),
    scoreText(week.positiveRate),
    scoreText(week.rocAuc),
    week.low === null || week.high === null
      ? ''
      : `[${scoreText(week.low)}, ${scoreText(week.high)}]`,
  ]);
  const head = ['week', 'from', 'known on', 'rows', 'late rate', 'ROC AUC', '95 % interval'];
  return textTable(rows, head);
}

function secondsText(seconds: Readonly<Record<string, number>>): string {
  const stages = Object.entries(seconds).map(([stage, value]) => `${stage} ${value.toFixed(2)}`);
  return `Seconds: ${stages.join(', ')}.`;
}
