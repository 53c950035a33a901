import { terms } from '../../ui/terms.ts';

/** A word of the lessons, to be explained in the margin where it first occurs. */
export interface GlossaryEntry {
  title: string;
  text: string;
  /** How the text says it. */
  words: RegExp;
}

/**
 * Words that a lesson uses before, or without, explaining them. An entry defines its word and no more: it
 * stands beside the text whatever the learner has answered, so it must not hold what a lesson asks.
 */
export const glossary: readonly GlossaryEntry[] = [
  {
    title: 'known at',
    text: 'The moment a value came to be in the warehouse. What is known at creation was there when the parcel was booked.',
    words: /\bknown at\b/i,
  },
  {
    title: 'ROC AUC',
    text: 'Take one late parcel and one on time at random: the chance that the late one has the higher score.',
    words: /\bROC AUC\b/,
  },
  {
    title: 'boosted trees',
    text: 'Small decision trees, one after the other, each fitted to what those before it left over.',
    words: /\bboosted trees\b/i,
  },
  {
    title: 'logistic regression',
    text: 'A weighted sum of the columns, made into a probability by the logistic function.',
    words: /\blogistic regression\b/i,
  },
  {
    title: 'ceiling',
    text: 'The score of the probabilities from which the simulator drew what happened. They know even the hidden state of the network.',
    words: /\bceiling\b/i,
  },
  {
    title: 'log-loss',
    text: 'The mean of −log of the probability that was given to what came. Sure and wrong costs most.',
    words: /\blog-loss\b/i,
  },
  { ...terms.calibration, words: /\bcalibrat(?:ion|ed)\b/i },
  { ...terms.ece, words: /\bexpected calibration error\b|\bECE\b/i },
  {
    title: 'interval',
    text: 'Where a score may lie by chance, with 95 % confidence. Whole weeks are drawn again, because parcels of one week are alike.',
    words: /\b95 %|\bconfidence interval\b/i,
  },
];
