import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openWorld } from '../../datasets/deliveries/open.ts';
import type { DatasetSpec, World } from '../ml/world.ts';
import type { ProgressLine } from './progress-line.ts';

/** The world of an experiment, the default table read from static/data. */
export function openDataset(
  root: string,
  dataset: DatasetSpec,
  progress: ProgressLine,
): Promise<World> {
  progress.say('data', `${dataset.rows} rows, world seed ${dataset.seed}`);
  return openWorld(dataset, {
    async readFile(name) {
      const bytes = await readFile(join(root, 'static/data', name));
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
    },
    onProgress: (share, detail) => progress.say('data', `${detail} ${Math.round(share * 100)} %`),
  });
}
