import type { CodeJob } from './job.ts';
import type { PackedValue } from './packed-value.ts';

/** TensorFlow.js as a script, and its WebAssembly. */
export interface TensorFlowFiles {
  script: string;
  wasm: ArrayBuffer;
}

export interface GuestJob extends CodeJob {
  needsTensorFlow: boolean;
}

/** From the page to the broker. `load` comes first, once. */
export type ToBroker =
  | { kind: 'load'; guest: string }
  | { kind: 'table'; table: PackedValue }
  | { kind: 'tensorflow'; files: TensorFlowFiles }
  | { kind: 'run'; id: number; job: GuestJob }
  | { kind: 'stop'; id: number }
  | { kind: 'ping' };

export type FromBroker =
  /** A guest is warm. */
  | { kind: 'ready' }
  /** The guest itself cannot be started. */
  | { kind: 'broken'; message: string }
  | { kind: 'pong' }
  | Exclude<FromGuest, { kind: 'ready' }>
  /** The guest printed without end and was ended. */
  | { kind: 'flooded'; id: number };

/** From the broker to a guest. */
export type ToGuest = Extract<ToBroker, { kind: 'table' | 'tensorflow' | 'run' }>;

export type FromGuest =
  | { kind: 'ready' }
  | { kind: 'started'; id: number }
  /** `json` is an output and where it comes from. */
  | { kind: 'output'; id: number; json: string }
  /** `json` is the result without its packed values, which are listed apart. */
  | { kind: 'done'; id: number; json: string; values: [name: string, value: PackedValue][] };

/** Under this name the value of the check is listed; no variable can have it. */
export const CHECK_VALUE = '(check)';
