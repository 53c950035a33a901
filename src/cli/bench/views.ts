import { catalog } from '../../catalog/index.ts';
import { asOf, servingView, type View } from '../../ml/clock.ts';
import { frameOf } from '../../ml/frame.ts';
import type { World } from '../../ml/world.ts';
import { timeFigure } from './figure.ts';
import { honestExperiment, simulatedFrame } from './honest.ts';
import { SIZES, type Part } from './part.ts';
import { timeOf } from './timing.ts';

export const views: Part = {
  id: 'views',
  title: 'Views',
  summary:
    'The warehouse as it stood at the end of today, each parcel as of its creation (every column read), and the rows and labels that follow.',
  rows: SIZES,
  subjects: [null],
  async measure({ rows, effort }) {
    const experiment = honestExperiment(rows!, 'majority');
    const { world, today } = simulatedFrame(experiment);
    return [
      timeFigure(
        'as-of view',
        await timeOf(effort, () => readAll(world, asOf(world, today))),
        rows,
      ),
      timeFigure(
        'serving view',
        await timeOf(effort, () => readAll(world, servingView(world))),
        rows,
      ),
      timeFigure(
        'eligible and replay rows, labels',
        await timeOf(effort, () => frameOf(experiment, world, catalog)),
        rows,
      ),
    ];
  },
};

function readAll(world: World, view: View): void {
  for (const { name } of world.columns) view.column(name);
}
