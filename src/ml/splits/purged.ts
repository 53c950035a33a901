import { refuseGap, wholeFolds } from '../check-split.ts';
import { foldOf } from '../folds.ts';
import { optionValues } from '../model.ts';
import type { Fold, Split, SplitRows } from '../split.ts';
import { MINUTES_PER_DAY, NEVER } from '../table.ts';

/**
 * k blocks one after the other in time, each tested on once by a model trained on the rest, before and
 * after it. Two walls stand around a block. The purge drops a row whose interval [created, created + H]
 * meets the block's span, from its first to its last creation: its label was not known yet when testing
 * began. H is the label's horizon, the same for each row, since a row's own settlement would select on
 * the outcome. The embargo drops rows created up to `embargoDays` after the span, which share its last
 * days. Dropped rows are the fold's gap.
 *
 * Source: López de Prado 2018, "Advances in Financial Machine Learning", ch. 7. There the span reaches
 * to when the test rows' own labels are known; an embargo longer by H does the same.
 *
 * @param created minutes a row, ascending; rows of one minute stay together.
 */
export function purgedFolds(
  { created, horizonDays }: Pick<SplitRows, 'created' | 'horizonDays'>,
  k: number,
  embargoDays: number,
): Fold[] {
  const starts = Array.from(
    { length: k },
    (_, b) => created[Math.floor((created.length * b) / k)]!,
  );
  return starts.map((from, b) => {
    const until = starts[b + 1] ?? NEVER;
    const last = created.findLast((at) => at < until)!;
    return foldOf(created.length, (i) => {
      const at = created[i]!;
      if (at < from) return at + horizonDays * MINUTES_PER_DAY < from ? 'train' : 'gap';
      if (at < until) return 'test';
      return at > last + embargoDays * MINUTES_PER_DAY ? 'train' : 'gap';
    });
  });
}

export const split: Split = {
  id: 'purged',
  title: 'Purged blocks',
  summary:
    'Tests on k blocks in time and trains on both sides, less a purge before and an embargo after.',
  ordered: false,
  takesGap: false,
  options: [
    {
      id: 'k',
      title: 'Blocks',
      summary: 'How many blocks are tested on, and so how many models are trained.',
      default: 5,
      min: 2,
      max: 20,
    },
    {
      id: 'embargoDays',
      title: 'Embargo',
      summary: 'Days after a block whose rows are not trained on.',
      default: 7,
      min: 0,
      max: 365,
    },
  ],
  split(rows, { gapDays, ...given }) {
    refuseGap(split.id, gapDays);
    const options = optionValues(split, given);
    const k = wholeFolds(split.id, options['k']);
    return purgedFolds(rows, k, Number(options['embargoDays']));
  },
};
