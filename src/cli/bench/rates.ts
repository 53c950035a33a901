import { asOfRate } from '../../ml/rates/as-of-rate.ts';
import { pickupDelays, shareOverdue } from '../../ml/rates/fresh-signals.ts';
import { timeFigure, type Figure } from './figure.ts';
import { honestExperiment, simulatedFrame } from './honest.ts';
import { SIZES, type Part } from './part.ts';
import { TARGETS } from './target.ts';
import { timeOf } from './timing.ts';

const MILLION = 1_000_000;

export const rates: Part = {
  id: 'rates',
  title: 'Point-in-time rates',
  summary:
    'For every parcel the late rate of its entity as it could be known at creation, and the fresh signals of its group.',
  rows: SIZES,
  subjects: [null],
  async measure({ rows, effort }) {
    const frame = simulatedFrame(honestExperiment(rows!, 'majority'));
    const { entities, group } = frame.world.roles;
    const target = rows === MILLION ? TARGETS.rate : null;
    const figures: Figure[] = [];
    for (const { column, windowDays } of entities) {
      const timing = await timeOf(effort, () => asOfRate(frame, column, windowDays));
      figures.push(timeFigure(`${column}, ${windowDays} days`, timing, rows, target));
    }
    const pickup = await timeOf(effort, () => pickupDelays(frame.world, group!));
    const overdue = await timeOf(effort, () => shareOverdue(frame.world, group!));
    return [
      ...figures,
      timeFigure('pickup delays', pickup, rows),
      timeFigure('share overdue', overdue, rows),
    ];
  },
};
