import { CLASS_WEIGHT, classLossOf } from '../class-weight.ts';
import type { Design } from '../design.ts';
import {
  linearFitted,
  linearRegressed,
  type LinearFitted,
  type LinearRegressed,
} from '../linear/linear-fitted.ts';
import { LinearObjective } from '../linear/linear-objective.ts';
import { minimise, type MinimiseOptions } from '../linear/minimise.ts';
import { squaredErrorOf, type Loss } from '../loss.ts';
import { optionValues, type FitContext, type FitProgress, type Model } from '../model.ts';

/** Rows that the first guess of the curvature is made from; later guesses use all rows. */
const FIRST_SAMPLE = 20_000;

/**
 * Logistic regression with an L2 penalty, scikit-learn's objective (`LogisticRegression(C=C)`: the
 * intercept is free), minimised by L-BFGS. Of numbers it is ridge regression, scikit-learn's
 * `Ridge(alpha=1/C)`: the same weighted sum without the turn into a probability.
 */
export const model = {
  id: 'logistic-regression',
  title: 'Logistic regression',
  summary: 'A weighted sum of the inputs, one weight for each category, turned into a probability.',
  kind: 'model',
  encoding: 'one-hot',
  options: [
    {
      id: 'C',
      title: 'C',
      summary: 'Inverse strength of the penalty on large coefficients: the smaller, the smoother.',
      default: 1,
      min: 1e-6,
      max: 1e6,
    },
    {
      id: 'tol',
      title: 'Tolerance',
      summary: 'Stop when no component of the mean gradient is larger than this.',
      default: 1e-8,
      min: 0,
      max: 1,
    },
    {
      id: 'maxIterations',
      title: 'Iterations at most',
      summary: 'Steps of the optimiser.',
      default: 1000,
      min: 1,
      max: 100_000,
    },
    {
      id: 'encoder',
      title: 'Categories as',
      summary: 'One column a category, or one column that holds its smoothed mean label.',
      default: 'one-hot',
      choices: ['one-hot', 'target'],
    },
    CLASS_WEIGHT,
  ],
  fit,
  regress,
} satisfies Model;

async function* fit(
  design: Design,
  y: Uint8Array,
  context: FitContext,
): AsyncGenerator<FitProgress, LinearFitted> {
  const objective = objectiveOf(design, classLossOf(y, context.options), context);
  const search = { ...readOptions(context), firstSample: FIRST_SAMPLE };
  const description = yield* minimise(objective, search, context.signal);
  return linearFitted(design, objective.coefficients, description);
}

/** The curvature of squared errors is the same everywhere, so the guess from all rows ends the search. */
async function* regress(
  design: Design,
  target: Float64Array,
  context: FitContext,
): AsyncGenerator<FitProgress, LinearRegressed> {
  const objective = objectiveOf(design, squaredErrorOf(target), context);
  const search = { ...readOptions(context), firstSample: design.rows };
  const description = yield* minimise(objective, search, context.signal);
  return linearRegressed(design, objective.coefficients, description);
}

function objectiveOf(design: Design, loss: Loss, { options }: FitContext): LinearObjective {
  const objective = new LinearObjective(design, loss, Number(optionValues(model, options)['C']));
  checkFinite(design, objective);
  return objective;
}

function readOptions({ options }: FitContext): Omit<MinimiseOptions, 'firstSample'> {
  const { tol, maxIterations } = optionValues(model, options);
  return { tolerance: Number(tol), maxIterations: Number(maxIterations) };
}

/** A missing value makes the whole sum missing: find the input that it stands in. */
function checkFinite(design: Design, objective: LinearObjective): void {
  if (objective.gradient.every(Number.isFinite)) return;
  for (const { name, values } of design.numeric) {
    const row = values.findIndex((value) => !Number.isFinite(value));
    if (row >= 0)
      throw new Error(
        `Input "${name}" is ${values[row]} in training row ${row}; logistic regression needs a finite number in every row. Impute missing values first.`,
      );
  }
  throw new Error('The gradient of the loss is not finite; scale the inputs first.');
}
