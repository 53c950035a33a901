import type { Engines } from '../notebook/cell-kind.ts';
import type { DatasetSpec } from '../ml/world.ts';
import type { LabClient } from '../worker/client.ts';
import type { sandboxEngine } from './sandbox-engine.ts';

/** What cells run on, whichever page they stand on: one sandbox for code, and the lab's worker. */
export class SiteEngines implements Engines {
  readonly code: Engines['code'];
  readonly experiment: Engines['experiment'];
  private loading: Promise<ReturnType<typeof sandboxEngine>> | null = null;

  constructor(private readonly client: LabClient) {
    this.experiment = client;
    // Read once somebody runs code; a page does not wait for it.
    this.code = { run: async (job, events) => (await this.sandbox()).run(job, events) };
  }

  /** Opens the sandbox and the table while nothing else happens, so that the first run is quick. */
  warm(dataset: DatasetSpec): void {
    const { connection } = navigator as { connection?: { saveData?: boolean } };
    if (connection?.saveData) return;
    const soon = globalThis.requestIdleCallback ?? ((work: () => void) => setTimeout(work, 1000));
    soon(() => {
      // A failure is left to the run, which will tell it.
      this.sandbox()
        .then((sandbox) => sandbox.warm())
        .catch(() => {});
      this.client.open(dataset).catch(() => {});
    });
  }

  private sandbox() {
    return (this.loading ??= import('./sandbox-engine.ts').then(({ sandboxEngine }) =>
      sandboxEngine(this.client),
    ));
  }
}
