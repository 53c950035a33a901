import { parseArgs } from 'node:util';
import { simulate } from '../../datasets/deliveries/simulate.ts';
import { explainError } from './explain-error.ts';
import {
  auditClean,
  auditPlanted,
  FAULTS,
  type CleanAudit,
  type PlantedAudit,
} from './planted-audits.ts';
import { ProgressLine } from './progress-line.ts';
import { textTable } from './text-table.ts';

const SEEDS = '1,2,3,4,5,6,7,8,9,10';
const ROWS = '25000';

/** What `audits --json` prints. */
export interface Audits {
  planted: PlantedAudit[];
  clean: CleanAudit[];
}

/**
 * `audits`: what the audit makes of worlds of which the truth is known. In each of ten worlds each fault
 * is planted and must be found above every clean column; in ten clean ones each flag is a false alarm.
 */
export async function main(args: readonly string[]): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        seeds: { type: 'string', default: SEEDS },
        rows: { type: 'string', default: ROWS },
        json: { type: 'boolean' },
      },
    });
    const audits: Audits = { planted: [], clean: [] };
    for (const seed of values.seeds.split(',').map(Number)) {
      progress.say('world', `seed ${seed}`);
      const dataset = { name: 'deliveries', seed, scenario: 'default', rows: Number(values.rows) };
      const world = simulate(dataset);
      audits.clean.push(await auditClean(world));
      for (const fault of FAULTS) audits.planted.push(await auditPlanted(fault, world));
    }
    progress.clear();
    process.stdout.write(`${values.json ? JSON.stringify(audits) : auditsText(audits)}\n`);
    return 0;
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

function auditsText({ planted, clean }: Audits): string {
  const rows = FAULTS.map(({ title }) => {
    const own = planted.filter(({ fault }) => fault === title);
    const count = (of: (audit: PlantedAudit) => boolean) =>
      `${own.filter(of).length} of ${own.length}`;
    return [
      title,
      count(({ verdict }) => verdict !== null && verdict !== 'clear'),
      count(({ aboveClean }) => aboveClean),
      [...new Set(own.map(({ verdict }) => verdict ?? 'not seen'))].join(', '),
      String(own.reduce((sum, { cleanFlagged }) => sum + cleanFlagged.length, 0)),
    ];
  });
  const alarms = clean.flatMap(({ seed, flagged }) => flagged.map((f) => `seed ${seed}: ${f}`));
  const looked = clean.reduce((sum, { findings }) => sum + findings, 0);
  return [
    textTable(rows, [
      'planted',
      'found',
      'above every clean column',
      'as',
      'clean columns flagged',
    ]),
    `Clean worlds: ${alarms.length} false alarms in ${looked} findings of ${clean.length} audits.`,
    ...alarms,
  ].join('\n');
}
