import { log, logistic } from '../elementary.ts';
import { votePatterns, type VotePattern } from './vote-patterns.ts';
import { ABSTAIN, type Votes } from './votes.ts';

const FEWEST_FUNCTIONS = 3;
/** Where the search starts: each function is right in so many of its votes. */
const FIRST_ACCURACY = 0.7;
const TOLERANCE = 1e-9;
const MOST_ITERATIONS = 5000;

export interface LabelModelOptions {
  /** The share of label 1, where it is known; estimated from the votes if absent. */
  classBalance?: number | undefined;
}

export interface LabelModel {
  /** Of label 1, given all of a row's votes. */
  probabilities: Float64Array;
  /** For each function: the share of its votes (where it does not abstain) that are right, as estimated. */
  accuracies: number[];
  classBalance: number;
}

/**
 * A label model: labels rows by the votes of labelling functions of which nobody knows how good each is.
 * No label is looked at. Functions that agree with the others more than chance explains are believed
 * more: with three or more functions that err independently of one another, given the label, their
 * agreement alone tells how often each is right (with two, a good and a bad one could change places).
 *
 * The model is that of Snorkel's `LabelModel`: each function has its own chances to vote 1, to vote 0 and
 * to abstain, for rows of label 1 and for rows of label 0, independently of the other functions. Silence
 * is therefore an answer too: where a function that speaks up on late parcels says nothing, the parcel is
 * a little less likely to be late (Snorkel learns these chances too, but leaves silence out when it
 * predicts). Snorkel fits the functions' overlaps by gradient descent (100 epochs at rate 0.01 from accuracy
 * 0.7) for a class balance that it is told, ½ if nobody says; this fits the likelihood itself by
 * expectation and maximisation, which needs no rate and no randomness, and can estimate the balance. It
 * starts from the same 0.7, which also says which of the two classes found is label 1 and, worth one row
 * of each label, keeps a chance from becoming 0.
 *
 * One function among good ones may be wrong in most of its votes, as one is that votes for a rare label
 * and is right one time in four. Where several are, the classes that it finds need not be the two labels.
 *
 * It cannot see that two functions copy one another: it takes their agreement for confirmation, believes
 * both more than they deserve, and the others less.
 *
 * Cost: iterations (some tens to 5000 at most) · distinct lists of votes · functions: some tenths of a
 * second where functions are few.
 * Source: Dawid and Skene, "Maximum likelihood estimation of observer error-rates using the EM algorithm"
 * (1979); Ratner et al., "Training complex models with multi-task weak supervision" (2019).
 * @throws with fewer than 3 functions, and where one abstains on every row.
 */
export function labelModel(votes: Votes, { classBalance }: LabelModelOptions = {}): LabelModel {
  const patterns = votePatterns(votes);
  checkFunctions(patterns);
  checkBalance(classBalance);
  const first = firstChances(patterns, votes.length);
  let model: Chances = { balance: classBalance ?? 0.5, functions: first };
  let belief = expectation(patterns, model);
  for (let i = 0, moved = 1; i < MOST_ITERATIONS && moved > TOLERANCE; i++) {
    model = maximisation(patterns, belief, first, classBalance);
    const before = belief;
    belief = expectation(patterns, model);
    moved = belief.reduce((most, p, k) => Math.max(most, Math.abs(p - before[k]!)), 0);
  }
  const probabilities = new Float64Array(votes.length);
  patterns.forEach(({ rows }, k) => rows.forEach((row) => (probabilities[row] = belief[k]!)));
  const accuracies = model.functions.map((chances) => accuracyOf(chances, model.balance));
  return { probabilities, accuracies, classBalance: model.balance };
}

interface Chances {
  /** Share of label 1. */
  balance: number;
  functions: readonly FunctionChances[];
}

/** By label, the chance of each vote, at the place vote + 1: abstain, 0, 1. */
type FunctionChances = readonly [ofZero: Float64Array, ofOne: Float64Array];

function firstChances(patterns: readonly VotePattern[], n: number): FunctionChances[] {
  return patterns[0]!.votes.map((_, j) => {
    const silent = patterns.reduce(
      (sum, p) => sum + (p.votes[j] === ABSTAIN ? p.rows.length : 0),
      0,
    );
    const right = FIRST_ACCURACY * (1 - silent / n);
    const wrong = (1 - FIRST_ACCURACY) * (1 - silent / n);
    return [Float64Array.of(silent / n, right, wrong), Float64Array.of(silent / n, wrong, right)];
  });
}

/** The probability of label 1 of each pattern: Bayes' theorem, the votes being independent given the label. */
function expectation(patterns: readonly VotePattern[], model: Chances): Float64Array {
  const evidence = model.functions.map(([ofZero, ofOne]) =>
    ofOne.map((chance, vote) => (chance > 0 ? log(chance / ofZero[vote]!) : 0)),
  );
  const prior = log(model.balance / (1 - model.balance));
  return Float64Array.from(patterns, ({ votes }) =>
    logistic(votes.reduce<number>((sum, vote, j) => sum + evidence[j]![vote + 1]!, prior)),
  );
}

/** Chances are shares of rows, each row counting for label 1 as far as it is believed to have it. */
function maximisation(
  patterns: readonly VotePattern[],
  belief: Float64Array,
  first: readonly FunctionChances[],
  classBalance: number | undefined,
): Chances {
  const counts = first.map(([ofZero, ofOne]) => [ofZero.slice(), ofOne.slice()] as const);
  let ones = 0;
  let n = 0;
  patterns.forEach(({ votes, rows }, k) => {
    const one = rows.length * belief[k]!;
    ones += one;
    n += rows.length;
    votes.forEach((vote, j) => {
      const [ofZero, ofOne] = counts[j]!;
      ofOne[vote + 1] = ofOne[vote + 1]! + one;
      ofZero[vote + 1] = ofZero[vote + 1]! + rows.length - one;
    });
  });
  const functions = counts.map(
    ([ofZero, ofOne]) =>
      [ofZero.map((c) => c / (n - ones + 1)), ofOne.map((c) => c / (ones + 1))] as const,
  );
  return { balance: classBalance ?? ones / n, functions };
}

function accuracyOf([ofZero, ofOne]: FunctionChances, balance: number): number {
  const right = balance * ofOne[2]! + (1 - balance) * ofZero[1]!;
  const wrong = balance * ofOne[1]! + (1 - balance) * ofZero[2]!;
  return right / (right + wrong);
}

function checkFunctions(patterns: readonly VotePattern[]): void {
  const functions = patterns[0]!.votes.length;
  if (functions < FEWEST_FUNCTIONS)
    throw new Error(
      `A label model needs at least ${FEWEST_FUNCTIONS} labelling functions and has ${functions}: from the agreement of fewer, how good each is cannot be told. Add a function, or take the majority vote.`,
    );
  for (let j = 0; j < functions; j++)
    if (patterns.every(({ votes }) => votes[j] === ABSTAIN))
      throw new Error(`Labelling function ${j} abstains on every row; leave it out.`);
}

function checkBalance(balance: number | undefined): void {
  if (balance !== undefined && !(balance > 0 && balance < 1))
    throw new Error(
      `The class balance is ${balance}; it is the share of label 1, between 0 and 1.`,
    );
}
