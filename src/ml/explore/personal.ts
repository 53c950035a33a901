import { countWords } from '../leakage/number-words.ts';
import type { PersonalAnswer } from './answers.ts';
import type { ExploredRows } from './explored-rows.ts';

/** Which columns are personal data, why, and who may see them: what the dictionary says. */
export function personalAnswer({ world: { columns } }: ExploredRows): PersonalAnswer {
  const untold = columns.filter(({ personal }) => personal === undefined);
  return {
    kind: 'personal',
    columns: columns.flatMap(({ name, title, personal }) =>
      personal
        ? [{ column: name, title, reason: personal.why, mayBeSeenBy: personal.mayBeSeenBy }]
        : [],
    ),
    others: columns.filter(({ personal }) => personal === null).map(({ name }) => name),
    untold: untold.map(({ name }) => name),
    why: untold.length
      ? `Of ${countWords(untold.length, 'column')} nobody told whether they are personal data; a table does not know. Ask who collected it, and treat names, addresses, positions and times to the minute as personal until you know.`
      : null,
  };
}
