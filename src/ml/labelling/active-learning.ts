import { designRows, type Design } from '../design.ts';
import { rocAuc } from '../metrics/roc-auc.ts';
import { breathe, type Fitted } from '../model.ts';
import { Random } from '../random.ts';
import { QUERY_STRATEGIES, type QueryStrategy } from './query-strategies.ts';

export interface ActiveLearningOptions {
  strategy: QueryStrategy;
  /** Rows drawn at random and labelled before the model is first fitted. */
  start: number;
  /** Rows labelled between two fits. */
  batch: number;
  rounds: number;
  /** Share of the labels bought, those of the start included, that come back wrong. */
  noise?: number;
  seed: number;
}

/** Rows and their true labels, in the same order. */
export interface LabelledRows {
  design: Design;
  y: Uint8Array;
}

/** What a model fitted on so many labels is worth on the test rows; undefined where they hold one class. */
export interface LearningStep {
  labels: number;
  rocAuc: number | undefined;
}

/**
 * Pool-based active learning: the inputs of all rows of a pool are there, their labels cost something. A
 * model is fitted on `start` random rows; then, round for round, the strategy picks `batch` more rows by
 * what the model says of them, their labels are bought, and the model is fitted again.
 *
 * The rows that are bought are a selected sample: whatever is measured on them says nothing about parcels
 * at large. So each model is measured on test rows that are never asked for. Runs of one seed share the
 * first rows and the annotator's mistakes whatever the strategy, so that two strategies can be compared.
 *
 * Cost: a fit on at most start + rounds · batch rows and a prediction of the pool and the test a round.
 * Source: Settles, "Active learning literature survey" (2009), sections 2.3 and 3.1.
 * @param fit learns from rows of the pool's design.
 * @yields rounds + 1 steps, the first of them before anything was asked for.
 * @throws where the pool has fewer rows than are to be labelled.
 */
export async function* activeLearning(
  pool: LabelledRows,
  test: LabelledRows,
  fit: (design: Design, y: Uint8Array) => Promise<Pick<Fitted, 'predict'>>,
  options: ActiveLearningOptions,
  signal?: AbortSignal,
): AsyncGenerator<LearningStep> {
  const { strategy, start, batch, rounds, noise = 0, seed } = options;
  checkOptions(options, pool.y.length);
  const answers = annotate(pool.y, noise, new Random(seed, 'annotator'));
  const order = new Random(seed, 'pool').shuffle(Int32Array.from(pool.y.keys()));
  const labelled = Array.from(order.subarray(0, start));
  let unlabelled = Array.from(order.subarray(start));
  const wanted = QUERY_STRATEGIES[strategy];
  const rng = new Random(seed, 'random strategy');
  for (let round = 0; ; round++) {
    await breathe(signal);
    const index = Int32Array.from(labelled);
    const y = Uint8Array.from(labelled, (row) => answers[row]!);
    const model = await fit(designRows(pool.design, index), y);
    yield { labels: y.length, rocAuc: rocAuc(test.y, await model.predict(test.design)) };
    if (round === rounds) return;
    const p = await model.predict(pool.design);
    const ranked = unlabelled
      .map((row) => ({ row, wanted: wanted(p[row]!, rng) }))
      .sort((a, b) => b.wanted - a.wanted)
      .map(({ row }) => row);
    labelled.push(...ranked.slice(0, batch));
    unlabelled = ranked.slice(batch);
  }
}

/** The labels as an annotator gives them who is wrong, independently of everything, in a share `noise` of rows. */
function annotate(y: Uint8Array, noise: number, rng: Random): Uint8Array {
  return y.map((label) => (rng.uniform() < noise ? 1 - label : label));
}

function checkOptions(options: ActiveLearningOptions, rows: number): void {
  const { strategy, start, batch, rounds, noise = 0 } = options;
  if (!Object.hasOwn(QUERY_STRATEGIES, strategy))
    throw new Error(
      `There is no strategy "${strategy}". There is: ${Object.keys(QUERY_STRATEGIES).join(', ')}.`,
    );
  for (const [name, count] of Object.entries({ start, batch, rounds }))
    if (!Number.isInteger(count) || count < 1)
      throw new Error(`"${name}" is ${count}; a whole number from 1 up is needed.`);
  if (start + rounds * batch > rows)
    throw new Error(
      `A start of ${start} and ${rounds} rounds of ${batch} ask for ${start + rounds * batch} labels, and the pool has ${rows} rows. Take a larger pool or fewer rounds.`,
    );
  if (!(noise >= 0 && noise <= 1))
    throw new Error(`The noise is ${noise}; it is a share of labels, between 0 and 1.`);
}
