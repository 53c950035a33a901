import { breathe, type Fitted, type FitProgress } from '../model.ts';
import { lbfgs, type LbfgsEnd } from '../optimise/lbfgs.ts';
import { curvature } from './curvature.ts';
import type { LinearObjective } from './linear-objective.ts';

/** Iterations after which a guess has aged so much that a new one pays. */
const ITERATIONS_PER_GUESS = 30;
const ITERATIONS_PER_BREATH = 5;

export interface MinimiseOptions {
  /** Stop when no component of the mean gradient is larger than this. */
  tolerance: number;
  maxIterations: number;
  /** Rows that the first guess of the curvature is made from; later guesses use all rows. */
  firstSample: number;
}

/**
 * Moves the objective's coefficients to where it is lowest, by L-BFGS. What makes it quick is the first
 * guess of the curvature: with hundreds of one-hot columns it saves nineteen of twenty iterations.
 * @returns how it ended, for a fit's description.
 */
export async function* minimise(
  objective: LinearObjective,
  { tolerance, maxIterations: of, firstSample }: MinimiseOptions,
  signal: AbortSignal | undefined,
): AsyncGenerator<FitProgress, Fitted['description']> {
  const { design, penalty } = objective;
  let iterations = 0;
  let end: LbfgsEnd;
  do {
    const sample = iterations === 0 ? firstSample : design.rows;
    const search = lbfgs(objective, {
      tolerance,
      maxIterations: Math.min(ITERATIONS_PER_GUESS, of - iterations),
      precondition: curvature(design, objective.rowCurvature(), penalty, sample),
    });
    let state = search.next();
    for (; !state.done; state = search.next()) {
      const done = iterations + state.value.iterations;
      if (done % ITERATIONS_PER_BREATH === 0) await breathe(signal);
      yield { unit: 'iteration', done, of, loss: objective.meanLoss() };
    }
    iterations += state.value.iterations;
    end = state.value.end;
  } while (end === 'iterations' && iterations < of);
  yield { unit: 'iteration', done: iterations, of: iterations, loss: objective.meanLoss() };
  return describe(objective, iterations, end);
}

function describe(objective: LinearObjective, iterations: number, end: LbfgsEnd) {
  const { coefficients, gradient } = objective;
  return {
    coefficients: coefficients.length,
    intercept: coefficients.at(-1)!,
    iterations,
    stoppedBy: end,
    largestGradient: gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0),
  };
}
