import type { Random } from '../random.ts';
import { expectedImprovement } from './expected-improvement.ts';
import { GaussianProcess } from './gaussian-process.ts';
import { pointAt, type Point, type Space } from './space.ts';

/** What was tried, and how good it was; the higher the better. */
export interface Try {
  point: Point;
  score: number;
}

/** Trains with these options and scores rows that it did not train on: a validation slice, never the test. */
export type Objective = (point: Point) => number | Promise<number>;

/**
 * Tries every combination of equally spaced values: as many a range as the budget allows for all. Easy to
 * read and to repeat; of k values a range, options that hardly matter waste all but k of the tries.
 * @param budget tries at most; at least 2 for each combination of ranges (2 to the power of their number).
 */
export async function gridSearch(
  space: Space,
  budget: number,
  objective: Objective,
): Promise<Try[]> {
  const axes = Object.keys(space).length;
  const count = (a: number) => Array.from({ length: axes }).reduce<number>((n) => n * a, 1);
  let perAxis = 1;
  while (count(perAxis + 1) <= budget) perAxis++;
  if (perAxis < 2)
    throw new Error(
      `A grid over ${axes} ranges needs at least ${count(2)} tries, and ${budget} are allowed. Allow more, or search fewer ranges.`,
    );
  const places = Array.from({ length: count(perAxis) }, (_, cell) => {
    let rest = cell;
    return Array.from({ length: axes }, () => {
      const step = rest % perAxis;
      rest = (rest - step) / perAxis;
      return step / (perAxis - 1);
    });
  });
  return tryAll(space, places, objective);
}

/**
 * Tries places drawn at random: each try has a new value of every option, so the options that matter are
 * tried at as many values as there are tries.
 * Source: Bergstra and Bengio 2012.
 */
export async function randomSearch(
  space: Space,
  budget: number,
  objective: Objective,
  rng: Random,
): Promise<Try[]> {
  return tryAll(space, randomPlaces(space, budget, rng), objective);
}

/** Tries at random before the process has anything to go by, as a share of the budget. */
const FIRST_SHARE = 1 / 3;
const CANDIDATES = 400;
const LENGTH_SCALES = [0.1, 0.2, 0.4, 0.8, 1.6];
const NOISE = 0.05;

/**
 * Tries where the tries before promise most: a third of the budget at random, then each time a Gaussian
 * process is fitted to what is known (its length scale the likeliest of five) and the candidate with the
 * largest expected improvement is tried. It pays where a try is dear and the score smooth; where scores
 * differ by less than chance it chases chance.
 * Source: Snoek, Larochelle and Adams 2012.
 */
export async function bayesianSearch(
  space: Space,
  budget: number,
  objective: Objective,
  rng: Random,
): Promise<Try[]> {
  const places = randomPlaces(space, Math.max(2, Math.round(budget * FIRST_SHARE)), rng);
  const tries = await tryAll(space, places, objective);
  while (tries.length < budget) {
    const place = mostPromising(places, tries, randomPlaces(space, CANDIDATES, rng));
    places.push(place);
    tries.push(...(await tryAll(space, [place], objective)));
  }
  return tries;
}

/** The try with the highest score; of equal ones the first. */
export function bestTry(tries: readonly Try[]): Try {
  return tries.reduce((best, one) => (one.score > best.score ? one : best));
}

function mostPromising(
  places: readonly (readonly number[])[],
  tries: readonly Try[],
  candidates: readonly number[][],
): number[] {
  const scores = tries.map(({ score }) => score);
  const process = LENGTH_SCALES.map(
    (lengthScale) => new GaussianProcess(places, scores, { lengthScale, noise: NOISE }),
  ).reduce((best, one) => (one.logLikelihood > best.logLikelihood ? one : best));
  const best = Math.max(...scores);
  const promise = candidates.map((place) => {
    const { mean, deviation } = process.at(place);
    return expectedImprovement(mean, deviation, best);
  });
  return candidates[promise.indexOf(Math.max(...promise))]!;
}

async function tryAll(
  space: Space,
  places: readonly (readonly number[])[],
  objective: Objective,
): Promise<Try[]> {
  const tries: Try[] = [];
  for (const place of places) {
    const point = pointAt(space, place);
    const score = await objective(point);
    if (!Number.isFinite(score))
      throw new Error(
        `The score at ${JSON.stringify(point)} is ${score}; a search needs a number for every try.`,
      );
    tries.push({ point, score });
  }
  return tries;
}

function randomPlaces(space: Space, count: number, rng: Random): number[][] {
  return Array.from({ length: count }, () => Object.keys(space).map(() => rng.uniform()));
}
