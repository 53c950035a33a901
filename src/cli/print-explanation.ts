import type {
  ExplainedParcel,
  Explanation,
  GroupImportance,
  SliceScores,
  SliceTable,
} from '../ml/explain/explanation.ts';
import type { Interval } from '../ml/result.ts';
import { countText, differenceText, intervalText, scoreText } from './number-text.ts';
import { textTable } from './text-table.ts';

const CONTRIBUTIONS_SHOWN = 5;

/** An explanation as tables for a terminal. */
export function explanationText(explanation: Explanation | null): string {
  if (!explanation) return 'What the models lean on was not asked for (--explain).';
  return [
    importanceText(explanation),
    ...parcelsText(explanation),
    ...explanation.slices.map(slicesText),
  ].join('\n\n');
}

function importanceText({ importance, repeats, importanceRows }: Explanation): string {
  if (importance.length === 0) return 'The model reads no features, so none has an importance.';
  const rows = importance.map(({ title, later, test, replay }: GroupImportance) => [
    later ? `${title} (later)` : title,
    ...dropText(test),
    ...dropText(replay),
  ]);
  const { test, replay } = importanceRows;
  return `${textTable(rows, ['shuffled', 'test', 'over repeats', 'replay', 'over repeats'])}
Drop of ROC AUC when a column's values are shuffled, ${repeats} times: ${countText(test)} test rows, ${countText(replay)} replayed ones.
(later) is not known at creation. Columns that say the same share their importance.`;
}

function dropText(drop: Interval | null): [string, string] {
  return drop ? [differenceText(drop.value), intervalText(drop)] : ['—', ''];
}

const METHODS: Record<Explanation['method'], string> = {
  'exact-linear': 'exact, by the coefficients',
  'exact-trees': 'exact, by walking the trees',
  sampling: 'sampled',
  none: 'none, for the model reads no features',
};

function parcelsText({ parcels, method, backgroundRows }: Explanation): string[] {
  if (parcels.length === 0) return [];
  const head = `What made single scores (SHAP values in log-odds against ${backgroundRows} training rows, ${METHODS[method]}):`;
  return [head, ...parcels.map(parcelText)];
}

function parcelText(parcel: ExplainedParcel): string {
  const { id, role, created, label, score, why, base, contributions } = parcel;
  const shown = contributions.slice(0, CONTRIBUTIONS_SHOWN);
  const rest = contributions.slice(CONTRIBUTIONS_SHOWN).reduce((sum, { phi }) => sum + phi, 0);
  const rows = [
    ...shown.map(({ title, later, phi, atCreation, inWarehouse, knownAt }) => [
      later ? `${title} (later)` : title,
      differenceText(phi),
      atCreation ?? 'missing',
      inWarehouse ?? 'missing',
      knownAt,
    ]),
    [`${contributions.length - shown.length} others`, differenceText(rest)],
  ];
  const sampling =
    parcel.samplingError === null
      ? ''
      : `, standard errors of at most ${scoreText(parcel.samplingError)}`;
  return `Parcel ${id}, ${role}, created ${created.replace('T', ' ')}: label ${label}, score ${scoreText(score)}, ${why}; base ${differenceText(base)}${sampling}
${textTable(rows, ['', 'adds', 'at creation', 'in the warehouse', 'known at'])}`;
}

function slicesText({ title, slices, intervals, minimumRows, minimumOfEachLabel }: SliceTable) {
  const rows = slices.map(({ value, offline, replay }) => [
    value,
    ...scoresText(offline),
    ...scoresText(replay),
  ]);
  const columns = ['rows', 'ROC AUC', '95 % interval', 'bias', 'ECE'];
  const head = [title, ...columns.map((column) => `test ${column}`), ...columns];
  const rowsAlone =
    intervals === 'rows'
      ? '\nWithin a week, intervals take parcels to be independent and cannot know of shocks that they share.'
      : '';
  return `${textTable(rows, head)}
* fewer than ${minimumRows} rows or ${minimumOfEachLabel} of either label: not judged. Bias: mean score − late rate; ! its 95 % interval leaves out 0.${rowsAlone}`;
}

function scoresText({ rows, small, rocAuc, bias, ece, meanScore, positiveRate }: SliceScores) {
  const meanError = meanScore === null || positiveRate === null ? null : meanScore - positiveRate;
  const beyondChance = !small && bias !== null && bias.low * bias.high > 0;
  return [
    `${countText(rows)}${small ? '*' : ' '}`,
    scoreText(rocAuc?.value),
    rocAuc ? `[${scoreText(rocAuc.low)}, ${scoreText(rocAuc.high)}]` : '',
    `${meanError === null ? '—' : differenceText(meanError)}${beyondChance ? '!' : ' '}`,
    scoreText(ece),
  ];
}
