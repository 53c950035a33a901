import type { Votes } from './votes.ts';

/**
 * The label that more functions vote for, as a probability: 1 or 0, and ½ where the votes are tied or all
 * abstain. Every vote counts alike, however often its function is wrong; it is what a label model
 * (label-model.ts) has to beat.
 *
 * Cost: one look at each vote. Source: Snorkel 0.9, `MajorityLabelVoter.predict_proba`.
 */
export function majorityVote(votes: Votes): Float64Array {
  return Float64Array.from(votes, (row) => {
    let lead = 0;
    for (const vote of row) lead += vote === 1 ? 1 : vote === 0 ? -1 : 0;
    return lead > 0 ? 1 : lead < 0 ? 0 : 0.5;
  });
}
