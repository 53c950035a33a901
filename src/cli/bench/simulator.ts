import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { DEFAULT_EXPERIMENT } from '../../ml/experiment.ts';
import { figure, timeFigure } from './figure.ts';
import { SIZES, type Part } from './part.ts';
import { TARGETS } from './target.ts';
import { timeOf } from './timing.ts';

/** True probabilities are integrated row by row, so a sample of rows tells their speed. */
const SAMPLE_ROWS = 2000;

export const simulator: Part = {
  id: 'simulator',
  title: 'Simulator',
  summary:
    'A world with its joined table, in memory; true probabilities are computed when asked for.',
  rows: [...SIZES, 2_000_000],
  subjects: [null],
  async measure({ rows, effort }) {
    const dataset = { ...DEFAULT_EXPERIMENT.dataset, rows: rows! };
    const timing = await timeOf(effort, () => simulate(dataset));
    const perSecond = timing.seconds.map((seconds) => rows! / seconds);
    const world = simulate(dataset);
    const step = Math.floor(rows! / SAMPLE_ROWS);
    const truth = await timeOf(effort, (repetition) =>
      world.trueProbability(
        'own-reasons',
        Int32Array.from({ length: SAMPLE_ROWS }, (_, i) => i * step + repetition),
      ),
    );
    return [
      timeFigure('simulate', timing, rows),
      figure('simulate', 'rows/s', perSecond, TARGETS.simulatorRowsPerSecond),
      timeFigure(`true probabilities of ${SAMPLE_ROWS} rows`, truth, SAMPLE_ROWS),
    ];
  },
};
