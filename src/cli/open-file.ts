import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { openFile as openTable } from '../../datasets/file/open.ts';
import { catalog } from '../catalog/index.ts';
import { toExperiment, type Experiment, type ExperimentSpec } from '../ml/experiment.ts';
import { businessLabel } from '../ml/label-as-of.ts';
import { dateOfMinutes } from '../ml/table.ts';
import type { World } from '../ml/world.ts';
import type { FileArguments } from './arguments.ts';
import type { ProgressLine } from './progress-line.ts';

/** The world of a person's own file. */
export async function openFile(
  { table, roles }: Pick<FileArguments, 'table' | 'roles'>,
  progress: ProgressLine,
): Promise<World> {
  progress.say('data', `reading ${table}`);
  const [bytes, json] = [await read('dataset', table), await read('roles', roles)];
  return openTable(
    { name: basename(table), content: bytes },
    { name: basename(roles), content: json.toString('utf8') },
  );
}

/** The experiment on a file, now that it was read: what was not asked for follows from it. */
export function experimentOnFile(spec: ExperimentSpec, world: World): Experiment {
  const [first, last] = [world.from, world.to - 1].map(dateOfMinutes) as [string, string];
  if (spec.today === undefined)
    throw new Error(
      `--today is needed with --dataset: rows created after it are the future that is replayed. ${world.dataset.name} spans ${first} to ${last}.`,
    );
  return toExperiment({
    ...spec,
    dataset: world.dataset,
    trainFrom: spec.trainFrom ?? (spec.today < first ? spec.today : first),
    label: { id: businessLabel(catalog.labels, world.roles).id, ...spec.label },
  });
}

async function read(option: string, path: string): Promise<Buffer> {
  try {
    return await readFile(path);
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'this user may not read it',
      ERR_FS_FILE_TOO_LARGE: 'it is larger than 2 GiB, the most that can be read at once',
    }[code ?? ''];
    throw new Error(`--${option} ${path} cannot be read: ${why ?? message}. Name another file.`);
  }
}
