import { MANIFEST_FILE, type Manifest } from '../../datasets/deliveries/files.ts';
import { megabytesRead, openWorld } from '../../datasets/deliveries/open.ts';
import { catalog } from '../catalog/index.ts';
import { RunMemory } from '../ml/run.ts';
import type { DatasetSpec, World } from '../ml/world.ts';
import { Exploration } from './exploration.ts';
import { readFile } from './read-file.ts';

export interface OpenWorld {
  world: World;
  /** What runs on this world share: refits and feature columns. */
  memory: RunMemory;
  exploration: Exploration;
}

export type LoadingListener = (share: number, detail: string) => void;

/** Keeps the world that was asked for last; another one takes its place, for memory is short. */
export class OpenWorlds {
  private key = '';
  private last: OpenWorld | null = null;

  constructor(private readonly baseUrl: string) {}

  async open(
    dataset: DatasetSpec,
    onLoading: LoadingListener,
    signal: AbortSignal,
  ): Promise<OpenWorld> {
    const key = JSON.stringify(dataset);
    if (this.last && key === this.key) return this.last;
    this.last = null;
    const world = await openWorld(dataset, {
      readFile: this.reader(onLoading, signal),
      onProgress: onLoading,
    });
    this.key = key;
    const memory = new RunMemory();
    this.last = { world, memory, exploration: new Exploration(world, catalog, memory) };
    return this.last;
  }

  /** Reads the table's files and tells how much of all of them, by the manifest, has come. */
  private reader(
    onLoading: LoadingListener,
    signal: AbortSignal,
  ): (name: string) => Promise<ArrayBuffer> {
    let total = 0;
    let before = 0;
    return async (name) => {
      const url = new URL(`data/${name}`, this.baseUrl).href;
      const onBytes = (bytes: number) => {
        if (total > 0) onLoading((before + bytes) / total, megabytesRead(before + bytes, total));
      };
      const buffer = await readFile(url, onBytes, signal);
      if (name === MANIFEST_FILE) total = totalBytes(buffer);
      else before += buffer.byteLength;
      return buffer;
    };
  }
}

/** 0 when it is no manifest: the reader of the manifest says so in its own words. */
function totalBytes(buffer: ArrayBuffer): number {
  try {
    const { files } = JSON.parse(new TextDecoder().decode(buffer)) as Manifest;
    return files.reduce((sum, file) => sum + file.bytes, 0);
  } catch {
    return 0;
  }
}
