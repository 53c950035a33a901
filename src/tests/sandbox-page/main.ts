import * as frame from '../../worker/code/broker.ts?frame';
import { LabClient } from '../../worker/client.ts';
import { CodeRunner } from '../../worker/code/client.ts';
import { openSandboxFrame } from '../../worker/code/sandbox-frame.ts';
import { unpack } from '../../worker/code/unpack.ts';

const lab = new LabClient({
  baseUrl: new URL('../../../', document.baseURI).href,
  makePort: () =>
    new Worker(new URL('../../worker/lab.worker.ts', import.meta.url), { type: 'module' }),
});

/** What the tests of the sandbox reach on their page; the site itself has no such door. */
const door = { runner: new CodeRunner(), lab, unpack, CodeRunner, openSandboxFrame, frame };

export type Door = typeof door;

Object.assign(window, { door });
