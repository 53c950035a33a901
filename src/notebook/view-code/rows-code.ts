import { entryOf } from '../../ml/catalog.ts';
import type { Experiment } from '../../ml/experiment.ts';
import type { CrossDimension } from '../../ml/explore/cross-filter.ts';
import { businessLabel } from '../../ml/label-as-of.ts';
import { dateOfMinutes, MINUTES_PER_DAY, minutesOfDate } from '../../ml/table.ts';
import type { Known } from '../share.ts';
import { filterCode } from './bar-code.ts';
import { labelCode } from './label-code.ts';

/** What the code of a view begins with. */
export interface RowsInput {
  experiment: Experiment;
  /** The dimensions that are filtered, with their bars. */
  filtered: readonly CrossDimension[];
}

export type RowsCode = { code: string } | { why: string };

/**
 * JavaScript that makes `rows`, an Arquero table: the training rows of the experiment, cut out of
 * `deliveries` as the page cuts them, each with `late`, and only those that pass the filters.
 */
export function rowsCode(
  { experiment, filtered }: RowsInput,
  { catalog, dictionary: { roles } }: Known,
): RowsCode {
  const label = labelCode(experiment.label, roles);
  if ('why' in label) return label;
  const entry = entryOf('label', catalog.labels, experiment.label.id);
  const wait = Math.max(
    entry.horizonDays(roles, experiment.label.options),
    businessLabel(catalog.labels, roles).horizonDays(roles),
  );
  const end = dateOfMinutes(minutesOfDate(experiment.today) + MINUTES_PER_DAY);
  const { created, promised, id } = roles;
  const lines = [
    '// Training rows only, cut out of the table as of today: labels settled, the latest',
    `// fifth left for testing, and the ${experiment.split.gapDays} days before it left out.`,
    'const day = 24 * 60 * 60 * 1000;',
    `const end = new Date('${end}');`,
    'const settled = deliveries',
    '  .filter(',
    '    aq.escape(',
    '      (d) =>',
    `        d.${created} >= new Date('${experiment.trainFrom}') &&`,
    `        d.${created} <= new Date(end - ${wait} * day) &&`,
    `        d.${promised} < end,`,
    '    ),',
    '  )',
    `  .orderby('${created}', '${id}');`,
    `const created = settled.array('${created}');`,
    'const testFrom = created[Math.floor(created.length * (1 - 0.2))];',
    `const isLate = (d) => ${label.code};`,
    'const rows = settled',
    `  .filter(aq.escape((d) => d.${created} < new Date(testFrom - ${experiment.split.gapDays} * day)))`,
    `  .derive({ late: aq.escape((d) => Number(isLate(d))) })`,
    ...filtered.map((one) => `  .filter(aq.escape((d) => ${filterCode(one, roles)}))`),
    '  .reify();',
  ];
  return { code: lines.join('\n') };
}
