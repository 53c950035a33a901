import { knownAtWords } from '../../src/ml/clock.ts';
import { columns, roles } from './dictionary.ts';
import { simulate } from './simulate.ts';

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
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
