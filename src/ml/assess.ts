import { DayBootstrap } from './bootstrap.ts';
import type { Evaluation } from './evaluate.ts';
import type { Experiment } from './experiment.ts';
import { creationDays, type Frame } from './frame.ts';
import { difference, interval } from './interval.ts';
import type { Interval, Optimism, Report, Scores } from './result.ts';
import { meanScores, scoresOf } from './scores.ts';

/** A run's two halves, scored and drawn: what the learner was told, and what was delivered. */
export interface Assessment {
  offline: Scores & { onBusinessLabel: Scores };
  replay: Scores;
  optimism: Optimism;
  /** Optimism in each bootstrap draw, for the comparison of two runs. */
  optimismDraws: Float64Array;
  /** ROC AUC of the test rows in each draw, and the bootstrap that drew them. */
  testDraws: Float64Array;
  /** The same of the replay; independent of the test draws. */
  replayDraws: Float64Array;
  testBootstrap: DayBootstrap;
}

/**
 * Optimism = a − b, where a is the learner's metric on the test rows and b that of the refitted recipe
 * on the replay, judged on the business label. It has two parts: a − a′, because the learner's label
 * asked another question (a′ is the same rows and scores against the business label), and a′ − b,
 * because the time is another one. Test and replay are drawn independently, by blocks of 7 days.
 */
export function assess(evaluation: Evaluation, delivered: Float64Array, frame: Frame): Assessment {
  const { folds } = evaluation;
  const own = meanScores(folds.map(({ y, score }) => scoresOf(y, score)));
  const onBusinessLabel = meanScores(
    folds.map(({ testRows, score }) => scoresOf(businessOf(frame, testRows), score)),
  );
  const replayY = businessOf(frame, frame.replay);
  const replay = scoresOf(replayY, delivered);
  const [a, business, b] = [own.rocAuc, onBusinessLabel.rocAuc, replay.rocAuc].map((v) => v ?? NaN);
  const testBootstrap = bootstrapOf(
    frame,
    folds.map((fold) => fold.testRows),
    'test',
  );
  const testDraws = testBootstrap.rocAucs(folds);
  const replayDraws = bootstrapOf(frame, [frame.replay], 'replay').rocAucs([
    { y: replayY, score: delivered },
  ]);
  const optimismDraws = difference(testDraws, replayDraws);
  return {
    offline: { ...own, onBusinessLabel },
    replay,
    optimism: {
      value: a! - b!,
      ...interval(optimismDraws),
      question: a! - business!,
      time: business! - b!,
    },
    optimismDraws,
    testDraws,
    replayDraws,
    testBootstrap,
  };
}

/** Excess = optimism of the run − optimism of its honest twin, drawn in pairs where the rows are the same. */
export function excessOf(run: Assessment, twin: Assessment): Interval {
  return {
    value: run.optimism.value - twin.optimism.value,
    ...interval(difference(run.optimismDraws, twin.optimismDraws)),
  };
}

/**
 * The ceilings: the metric of the true probabilities on the test rows against the learner's label, and
 * on the replay rows against the business label. A leak is proven when the score beats the ceiling of
 * its own rows and label by more than chance: the lower 2.5 % bound of the difference is above 0.
 * Being below the ceiling proves nothing.
 *
 * Where nobody knows the true probabilities of the learner's label, only the replay has a ceiling, and
 * nothing can be proven.
 */
export function ceilingOf(
  label: Experiment['label'],
  businessLabelId: string,
  evaluation: Evaluation,
  assessment: Assessment,
  frame: Frame,
): Pick<Report, 'ceiling' | 'leakProven'> {
  const truth = evaluation.folds.map(({ testRows, y }) => ({
    y,
    score: frame.world.trueProbability(label.id, testRows, label.options),
  }));
  const replayTruth = frame.world.trueProbability(businessLabelId, frame.replay);
  const known = truth.filter(
    (fold): fold is { y: Uint8Array; score: Float64Array } => fold.score !== null,
  );
  if (!replayTruth) return { ceiling: null, leakProven: null };
  const replay = scoresOf(businessOf(frame, frame.replay), replayTruth).rocAuc;
  const ceiling = (offline: number | null) => ({
    rocAuc: replay,
    offline: { rocAuc: offline },
    replay: { rocAuc: replay },
  });
  if (known.length < truth.length) return { ceiling: ceiling(null), leakProven: null };
  const offline = meanScores(known.map(({ y, score }) => scoresOf(y, score))).rocAuc;
  const { low } = interval(
    difference(assessment.testDraws, assessment.testBootstrap.rocAucs(known)),
  );
  return {
    ceiling: ceiling(offline),
    leakProven: Number.isNaN(low) ? null : low > 0,
  };
}

export function businessOf(frame: Pick<Frame, 'business'>, rows: Int32Array): Uint8Array {
  return Uint8Array.from(rows, (row) => frame.business[row]!);
}

/** Draws hang on the calendar of the rows alone, so two runs on the same rows meet the same draws. */
export function bootstrapOf(
  frame: Pick<Frame, 'created'>,
  rows: readonly Int32Array[],
  part: string,
): DayBootstrap {
  const days = rows.map((fold) => creationDays(frame, fold));
  const all = days.flatMap((d) => [...new Set(d)]);
  return new DayBootstrap(
    days,
    `${part} ${all.reduce((x, y) => Math.min(x, y))} ${all.reduce((x, y) => Math.max(x, y))}`,
  );
}
