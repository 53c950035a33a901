import type { Design } from './design.ts';
import type { Options, OptionValue } from './experiment.ts';
import type { Contributions } from './explain/contributions.ts';
import type { Random } from './random.ts';
import type { Spec } from './spec.ts';
import type { Roles } from './world.ts';

/**
 * How columns become numbers for a model. `ordinal`: categories as their rank, missing stays missing.
 * `one-hot`: numbers imputed by the median with an indicator and scaled, categories as codes.
 * `target`: like one-hot, but each category as its smoothed mean label, cross-fitted on training rows.
 * `none`: the model reads no inputs.
 */
export type Encoding = 'ordinal' | 'one-hot' | 'target' | 'none';

export interface OptionSpec {
  id: string;
  title: string;
  summary: string;
  default: OptionValue;
  /** For numbers: the range; for texts: the choices, which may depend on the table. */
  min?: number;
  max?: number;
  choices?: readonly string[] | ((roles: Roles) => readonly string[]);
}

/** Progress of a fit, as data: a screen draws it, a command prints it. */
export interface FitProgress {
  /** What is counted: `epoch`, `tree`, `iteration`. */
  unit: string;
  done: number;
  of: number;
  /**
   * Mean log-loss (of a regression: half the mean squared error) on the rows being fitted and, where
   * there is early stopping, on the rows held back.
   */
  loss?: number;
  validationLoss?: number;
}

export interface FitContext {
  options: Options;
  rng: Random;
  signal?: AbortSignal | undefined;
  roles: Roles;
  /** Creation day (since 1970) of each row of the design; rows come sorted by creation. */
  day: Int32Array;
}

export interface Fitted {
  /** Probability of label 1 for each row of a design made by the same encoder. */
  predict(design: Design): Promise<Float64Array> | Float64Array;
  /** Importance by feature id, where the model has one of its own (gain, |coefficient|); sums to 1. */
  importance?: ReadonlyMap<string, number>;
  /** SHAP values of the design's rows against background rows, where the model's form gives them exactly. */
  contributions?(design: Design, background: Design): Contributions;
  /** What was fitted, in a few named numbers: trees, iterations, epochs, coefficients. */
  description: Readonly<Record<string, number | string>>;
  /** Frees what the garbage collector does not (tensors). */
  dispose?(): void;
}

/** What a regression fitted: as `Fitted`, but it predicts numbers in the unit of its target. */
export type Regressed = Omit<Fitted, 'importance'>;

/**
 * A model: fit is an async generator that yields progress and returns what was fitted, so that cancel
 * is an AbortSignal (checked each round, after a macrotask) and a person can watch.
 * `y` holds 0 and 1. Rows are sorted by creation, so "the latest 10 %" are the last ones.
 */
export interface Model extends Spec {
  /** `baseline` models come first on screens and in tables. */
  kind: 'baseline' | 'model';
  encoding: Encoding;
  options: readonly OptionSpec[];
  /** Features that the model reads whatever was chosen (the rule in use), or null for the chosen ones. */
  ownFeatures?: (roles: Roles) => readonly string[];
  fit(design: Design, y: Uint8Array, context: FitContext): AsyncGenerator<FitProgress, Fitted>;
  /** The same model of numbers instead of labels, where it has such a form; rows and context as in `fit`. */
  regress?(
    design: Design,
    target: Float64Array,
    context: FitContext,
  ): AsyncGenerator<FitProgress, Regressed>;
}

/** The choices of an option in a table with these roles; without roles, those that hold everywhere. */
export function choicesOf({ choices }: OptionSpec, roles?: Roles): readonly string[] | undefined {
  return typeof choices === 'function' ? roles && choices(roles) : choices;
}

/**
 * The value of each option: the given one or its default; an unknown or impossible one throws.
 * @param roles without them, choices that depend on the table are left for their owner to check.
 */
export function optionValues(
  model: Pick<Model, 'id' | 'options'>,
  given: Options,
  roles?: Roles,
): Options {
  const values: Record<string, OptionValue> = {};
  for (const option of model.options) values[option.id] = option.default;
  for (const [id, value] of Object.entries(given)) {
    const option = model.options.find((o) => o.id === id);
    if (!option)
      throw new Error(
        `${model.id} has no option "${id}". ${model.options.length ? `It has: ${model.options.map((o) => o.id).join(', ')}.` : 'It has none.'}`,
      );
    if (
      Array.isArray(option.default) !== Array.isArray(value) ||
      typeof option.default !== typeof value
    )
      throw new Error(
        `Option ${id} of ${model.id} is ${JSON.stringify(value)}; a value like ${JSON.stringify(option.default)} is needed.`,
      );
    const numbers = Array.isArray(value) ? value : typeof value === 'number' ? [value] : [];
    for (const n of numbers)
      if (!Number.isFinite(n) || n < (option.min ?? -Infinity) || n > (option.max ?? Infinity))
        throw new Error(
          `Option ${id} of ${model.id} is ${n}; it must lie between ${option.min} and ${option.max}.`,
        );
    const choices = choicesOf(option, roles);
    if (choices && value !== option.default && !choices.includes(String(value)))
      throw new Error(
        `Option ${id} of ${model.id} is "${String(value)}"; it must be one of ${choices.join(', ')}.`,
      );
    values[id] = value;
  }
  return values;
}

/** Lets messages (a Stop) come in, then throws if the signal was aborted. */
export async function breathe(signal?: AbortSignal): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}
