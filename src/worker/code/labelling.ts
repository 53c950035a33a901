import { cohenKappa as kappaOf, type Agreement } from '../../ml/labelling/cohen-kappa.ts';
import {
  labelModel as modelOf,
  type LabelModel,
  type LabelModelOptions,
} from '../../ml/labelling/label-model.ts';
import { majorityVote as majorityOf } from '../../ml/labelling/majority-vote.ts';
import { toVotes, type Votes } from '../../ml/labelling/votes.ts';
import type { Values } from './lists.ts';

/** Cohen's kappa of two annotators' labels: texts, numbers, or booleans, which are 0 and 1. */
export function cohenKappa(a: Values, b: Values): Agreement {
  return kappaOf(Array.from(a, comparable), Array.from(b, comparable));
}

/** The majority's label of each row, as a probability. */
export function majorityVote(votes: Iterable<Values>): Float64Array {
  return majorityOf(votesOf(votes));
}

/** The label model's probability of label 1 of each row, and how good it takes each function to be. */
export function labelModel(votes: Iterable<Values>, options: LabelModelOptions = {}): LabelModel {
  return modelOf(votesOf(votes), options);
}

/** One list a row, as a learner has them, as the engine wants them. */
function votesOf(votes: Iterable<Values>): Votes {
  return toVotes(Array.from(votes, (row) => Array.from(row)));
}

/** Two dates of one moment are two objects, and a learner's `true` is another's 1. */
function comparable(label: unknown): unknown {
  return typeof label === 'boolean' || label instanceof Date ? Number(label) : label;
}
