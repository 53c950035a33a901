import { catalog } from '../catalog/index.ts';
import { entryOf } from '../ml/catalog.ts';
import {
  whyNoHours,
  type HoursErrors,
  type HoursLate,
  type HoursPart,
} from '../ml/hours/hours-late.ts';
import type { Report } from '../ml/result.ts';
import { countText } from './number-text.ts';
import { textTable } from './text-table.ts';

/** Hours late as a person reads them, or why there are none. */
export function hoursText({ hours, experiment }: Pick<Report, 'hours' | 'experiment'>): string {
  if (hours) return [errorsText(hours), regionsText(hours), notesText(hours)].join('\n\n');
  const why = whyNoHours(entryOf('model', catalog.models, experiment.model.id));
  return why ? `No hours late. ${why}` : 'Hours late were not asked for (--hours).';
}

function errorsText({ offline, replay }: HoursLate): string {
  const row = (title: string, of: (part: HoursPart) => string) => [title, of(offline), of(replay)];
  const rows = [
    row('mean absolute error', ({ all }) => hourText(all.mae)),
    row('  always the median', ({ median }) => hourText(median.mae)),
    row('root mean squared error', ({ all }) => hourText(all.rmse)),
    row('  always the median', ({ median }) => hourText(median.rmse)),
    row('MAPE', ({ all }) => percentText(all.mape)),
    row('WAPE', ({ all }) => percentText(all.wape)),
    row('  always the median', ({ median }) => percentText(median.wape)),
    row('late parcels, WAPE', ({ volumes }) => percentText(volumes?.wape)),
    row('late parcels, MAPE', ({ volumes }) => percentText(volumes?.mape)),
  ];
  return textTable(rows, ['hours late', 'promised (offline)', 'delivered (replay)']);
}

function regionsText({ offline, replay }: HoursLate): string {
  const regions = [...new Set([...offline.byRegion, ...replay.byRegion].map(({ value }) => value))];
  if (regions.length === 0)
    return 'No column is the region, so errors and volumes by it are unknown.';
  const rows = regions.map((region) => {
    const of = (part: HoursPart): Partial<HoursErrors> =>
      part.byRegion.find(({ value }) => value === region) ?? {};
    const [promised, delivered] = [of(offline), of(replay)];
    return [
      region,
      hourText(promised.mae),
      hourText(delivered.mae),
      percentText(promised.wape),
      percentText(delivered.wape),
    ];
  });
  return textTable(rows, ['region', 'MAE offline', 'replay', 'WAPE offline', 'replay']);
}

function notesText({ offline, replay, censored }: HoursLate): string {
  const leftOut = ({ all, volumes }: HoursPart) => {
    const cells = volumes ? ` and ${volumes.mapeLeftOut} of ${volumes.cells} cells` : '';
    return `${countText(all.mapeLeftOut)} parcels${cells}`;
  };
  return `Late parcels: the sum of the probabilities against their number, by region and week of creation.
Left out of MAPE, as the truth is 0: offline ${leftOut(offline)}, replay ${leftOut(replay)}.
Not delivered, so counted with the hours until closing (or so far): ${countText(censored.train)} train, ${countText(censored.test)} test, ${countText(censored.replay)} replay.
By week: see --json.`;
}

function hourText(hours: number | null | undefined): string {
  return hours === null || hours === undefined ? '—' : `${hours.toFixed(2)} h`;
}

function percentText(share: number | null | undefined): string {
  return share === null || share === undefined ? '—' : `${(100 * share).toFixed(1)} %`;
}
