import type { Options } from './experiment.ts';
import type { OptionSpec } from './model.ts';
import type { Spec } from './spec.ts';
import type { Roles, World } from './world.ts';

/**
 * A label as the warehouse came to hold it, for every row of the world. Before `knownFrom` nothing can
 * be said. From then on the value is `first`; each change gives the moment after which the warehouse
 * holds another value. `settledAt` is the moment from which the value will not change any more.
 * `outcomeAt` is when the event that a row waits for is recorded: as long as it is not, whoever does not
 * wait for labels to settle counts the row as 0, or drops it (`pending`).
 */
export interface LabelHistory {
  knownFrom: Int32Array;
  first: Uint8Array;
  changes: readonly { at: Int32Array; to: Uint8Array }[];
  settledAt: Int32Array;
  outcomeAt: Int32Array;
}

export interface Label extends Spec {
  /** Days H after creation at which every row's label has settled, whatever happened to it. */
  horizonDays(roles: Roles, options?: Options): number;
  options: readonly OptionSpec[];
  /** @param options of the label; what is absent takes its default (`optionValues`). */
  history(world: World, options?: Options): LabelHistory;
  /** Why this label cannot be made from a table with these roles, or null when it can. */
  impossible?(roles: Roles): string | null;
}
