import { MOST_OUTPUT_CHARACTERS, MOST_OUTPUTS } from './job.ts';
import { bytesOf, MOST_BYTES, type PackedValue } from './packed-value.ts';
import type {
  FromBroker,
  FromGuest,
  TensorFlowFiles,
  ToBroker,
  ToGuest,
} from './sandbox-protocol.ts';

/**
 * The script of the frame between the page and learners' code. It starts the workers in which that code
 * runs (the guests), keeps a warm one in reserve, and hands on nothing but texts and memory.
 */
interface Guest {
  worker: Worker;
  port: MessagePort;
  ready: boolean;
  hasTensorFlow: boolean;
}

interface Run {
  id: number;
  guest: Guest;
  fresh: boolean;
  started: boolean;
  outputs: number;
  characters: number;
}

let page: MessagePort;
let guestUrl = '';
let table: PackedValue | null = null;
let tensorFlow: TensorFlowFiles | null = null;
let current: Guest | null = null;
let spare: Guest | null = null;
let running: Run | null = null;

addEventListener('message', (event) => {
  const [port] = event.ports;
  // The page is the parent of the shell, which is this frame's parent.
  if (event.source !== parent.parent || !port || page) return;
  page = port;
  page.onmessage = ({ data }: MessageEvent<ToBroker>) => receive(data);
});

function receive(message: ToBroker): void {
  switch (message.kind) {
    case 'ping':
      return tell({ kind: 'pong' });
    case 'load':
      guestUrl = URL.createObjectURL(new Blob([message.guest], { type: 'text/javascript' }));
      spare = startGuest();
      return;
    case 'table':
      table = message.table;
      return tellGuests(message);
    case 'tensorflow':
      tensorFlow = message.files;
      return;
    case 'run':
      return run(message);
    case 'stop':
      if (running?.id === message.id) endRun();
  }
}

function run(message: Extract<ToBroker, { kind: 'run' }>): void {
  const { id, job } = message;
  const fresh = job.fresh === true || job.check !== undefined;
  const guest = (fresh ? null : current) ?? takeSpare();
  if (!fresh) current = guest;
  if (job.needsTensorFlow) giveTensorFlow(guest);
  running = { id, guest, fresh, started: false, outputs: 0, characters: 0 };
  guest.port.postMessage(message satisfies ToGuest);
}

function takeSpare(): Guest {
  const guest = spare ?? startGuest();
  spare = null;
  return guest;
}

function startGuest(): Guest {
  const worker = new Worker(guestUrl);
  const { port1: port, port2 } = new MessageChannel();
  const guest: Guest = { worker, port, ready: false, hasTensorFlow: false };
  worker.onerror = (event) => {
    event.preventDefault();
    tell({ kind: 'broken', message: event.message || 'its program could not be loaded' });
  };
  port.onmessage = ({ data }: MessageEvent<FromGuest>) => hear(guest, data);
  worker.postMessage(null, [port2]);
  if (table) port.postMessage({ kind: 'table', table } satisfies ToGuest);
  if (tensorFlow) giveTensorFlow(guest);
  return guest;
}

function giveTensorFlow(guest: Guest): void {
  if (guest.hasTensorFlow || !tensorFlow) return;
  guest.hasTensorFlow = true;
  guest.port.postMessage({ kind: 'tensorflow', files: tensorFlow } satisfies ToGuest);
}

function hear(guest: Guest, message: FromGuest): void {
  try {
    handOn(guest, message);
  } catch {
    flooded();
  }
}

/** What comes from a guest may be anything: only what is expected is handed on, made anew. */
function handOn(guest: Guest, message: FromGuest): void {
  if (message.kind === 'ready') return makeReady(guest);
  if (running?.guest !== guest || running.id !== message.id) return;
  const { id } = running;
  if (message.kind === 'started') return start(running);
  const json = String(message.json);
  running.characters += json.length;
  if (message.kind === 'output') running.outputs++;
  if (running.outputs > 2 * MOST_OUTPUTS || running.characters > 2 * MOST_OUTPUT_CHARACTERS)
    return flooded();
  if (message.kind === 'output') return tell({ kind: 'output', id, json });
  const values = message.values.map(([name, value]): [string, PackedValue] => [
    String(name),
    copyOf(value),
  ]);
  const bytes = values.reduce((sum, [, value]) => sum + bytesOf(value), 0);
  if (bytes > 4 * MOST_BYTES) return flooded();
  const transfer = values.flatMap(([, { buffers }]) => buffers);
  page.postMessage({ kind: 'done', id, json, values } satisfies FromBroker, transfer);
  if (running.fresh) return endRun();
  running = null;
}

function makeReady(guest: Guest): void {
  if (guest.ready) return;
  guest.ready = true;
  tell({ kind: 'ready' });
}

/** A run that goes on may have to be stopped: the next guest warms up meanwhile. */
function start(run: Run): void {
  if (run.started) return;
  run.started = true;
  keepSpare();
  tell({ kind: 'started', id: run.id });
}

function copyOf({ json, buffers }: PackedValue): PackedValue {
  return {
    json: String(json),
    buffers: buffers.filter((buffer) => buffer instanceof ArrayBuffer),
  };
}

/** An honest guest stops by itself long before. */
function flooded(): void {
  if (running) tell({ kind: 'flooded', id: running.id });
  endRun();
}

/** Ends the guest of the run, wherever it is in its code. */
function endRun(): void {
  const guest = running?.guest;
  running = null;
  guest?.worker.terminate();
  if (guest === current) current = null;
  keepSpare();
}

function keepSpare(): void {
  spare ??= startGuest();
}

function tellGuests(message: ToGuest): void {
  for (const guest of [current, spare]) guest?.port.postMessage(message);
}

function tell(message: FromBroker): void {
  page.postMessage(message);
}
