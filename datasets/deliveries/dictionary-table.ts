import { knownAtWords } from '../../src/ml/clock.ts';
import { knownFaults } from '../../src/ml/explore/known-faults.ts';
import { columns, roles } from './dictionary.ts';
import { simulate } from './simulate.ts';
import { sourceSpecs } from './source-specs.ts';

/** Of the calendar: by then every fault has come. */
const LAST_DAY = '2024-12-31';

/** The data dictionary as a Markdown table, as it stands in README.md. */
export function dictionaryTable(): string {
  const { table } = simulate({ name: 'deliveries', seed: 7, scenario: 'default', rows: 1000 });
  const head = ['column', 'meaning', 'unit', 'type', 'source', 'known at'];
  const rows = columns.map((spec) => [
    `\`${spec.name}\``,
    spec.summary,
    spec.unit ?? '',
    table.columns.get(spec.name)!.kind,
    spec.source,
    knownAtWords({ roles }, spec),
  ]);
  return markdownTable(head, rows);
}

/** The sources, their owners and their faults, as they stand in README.md. */
export function sourcesTable(): string {
  const head = ['source', 'key', 'owner', 'refresh', 'known faults'];
  const rows = sourceSpecs.map((source) => [
    source.name,
    source.key.map((column) => `\`${column}\``).join(', '),
    source.owner ?? 'nobody told',
    source.refresh ?? 'nobody told',
    knownFaults(source, LAST_DAY) ?? 'none',
  ]);
  return markdownTable(head, rows);
}

/** The columns that would be personal data in a real network, as they stand in README.md. */
export function personalTable(): string {
  const rows = columns.flatMap(({ name, personal }) =>
    personal ? [[`\`${name}\``, personal.why, personal.mayBeSeenBy]] : [],
  );
  return markdownTable(['column', 'why', 'may be seen by'], rows);
}

function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
