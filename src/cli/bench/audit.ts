import { simulate } from '../../../datasets/deliveries/simulate.ts';
import { catalog } from '../../catalog/index.ts';
import { DEFAULT_EXPERIMENT } from '../../ml/experiment.ts';
import { run } from '../../ml/run.ts';
import { openDataset } from '../open-dataset.ts';
import { ProgressLine } from '../progress-line.ts';
import { figure } from './figure.ts';
import { honestExperiment } from './honest.ts';
import type { Part } from './part.ts';

export const audit: Part = {
  id: 'audit',
  title: 'Leak audit',
  summary:
    'The honest experiment with boosted trees and its audit, the run included, in Node: when the first findings are there, and when all is done and priced.',
  rows: [DEFAULT_EXPERIMENT.dataset.rows, 1_000_000],
  subjects: [null],
  async measure({ rows, root }) {
    const experiment = honestExperiment(rows!, 'boosted-trees');
    const silent = new ProgressLine({ write: () => true });
    const world =
      rows === DEFAULT_EXPERIMENT.dataset.rows
        ? await openDataset(root, experiment.dataset, silent)
        : simulate(experiment.dataset);
    const start = performance.now();
    const steps = run(experiment, { world, catalog, request: { audit: true } });
    let first: number | null = null;
    let step = await steps.next();
    for (; !step.done; step = await steps.next())
      if (step.value.kind === 'audit') first ??= performance.now();
    const flagged = step.value.report.audit!.findings.filter(({ verdict }) => verdict !== 'clear');
    return [
      figure('first findings', 's', (first! - start) / 1000),
      figure('run and audit', 's', (performance.now() - start) / 1000),
      figure('flagged', '', flagged.length),
    ];
  },
};
