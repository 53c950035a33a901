import { LabClient } from './client.ts';

/** The client of this page's lab; the worker itself starts with the first request. */
export function startWorker(): LabClient {
  return new LabClient({
    baseUrl: document.baseURI,
    makePort: () => new Worker(new URL('./lab.worker.ts', import.meta.url), { type: 'module' }),
  });
}
