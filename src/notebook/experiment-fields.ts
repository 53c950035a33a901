import { DEFAULT_EXPERIMENT, toExperiment, type Experiment } from '../ml/experiment.ts';

/** Values of single fields by their path: `{ 'split.id': 'random', 'split.gapDays': 0 }`. */
export type Choices = Readonly<Record<string, unknown>>;

const OPEN = /^(label|split|model)\.options(\.\w+)?$/;

/** Whether an experiment has a field of this path; options of label, split and model are open lists. */
export function isField(path: string): boolean {
  if (OPEN.test(path)) return true;
  let value: unknown = DEFAULT_EXPERIMENT;
  for (const step of path.split('.')) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return false;
    value = (value as Record<string, unknown>)[step];
  }
  return true;
}

/**
 * The experiment with the learner's choices. A choice of a field that is not free is left out: the lesson
 * may have locked it since. A free field frees what lies within it.
 */
export function chosenExperiment(
  base: Experiment,
  free: readonly string[],
  choices: Choices,
): Experiment {
  const experiment = structuredClone(base) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(choices))
    if (isFree(path, free)) set(experiment, path.split('.'), value);
  return toExperiment(experiment);
}

export function isFree(path: string, free: readonly string[]): boolean {
  return free.some((other) => path === other || path.startsWith(`${other}.`));
}

/** What an edited experiment says in the free fields, where it differs from what the lesson says. */
export function choicesIn(
  edited: Experiment,
  base: Experiment,
  free: readonly string[],
): Record<string, unknown> {
  const changed = free
    .map((path) => [path, valueAt(edited, path)] as const)
    .filter(
      ([path, value]) =>
        value !== undefined && JSON.stringify(value) !== JSON.stringify(valueAt(base, path)),
    );
  return Object.fromEntries(changed);
}

function valueAt(experiment: Experiment, path: string): unknown {
  let value: unknown = experiment;
  for (const step of path.split('.'))
    value = (value as Record<string, unknown> | undefined)?.[step];
  return value;
}

function set(
  target: Record<string, unknown>,
  [step, ...rest]: readonly string[],
  value: unknown,
): void {
  if (step === undefined || step === '__proto__') return;
  if (rest.length === 0) target[step] = structuredClone(value);
  else {
    const inner = Object.hasOwn(target, step) ? target[step] : {};
    target[step] = { ...(inner as object) };
    set(target[step] as Record<string, unknown>, rest, value);
  }
}
