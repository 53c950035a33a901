import { catalog } from '../../catalog/index.ts';
import { entryOf } from '../../ml/catalog.ts';
import { rocAuc } from '../../ml/metrics/roc-auc.ts';
import type { Fitted } from '../../ml/model.ts';
import { figure, timeFigure } from './figure.ts';
import { columnsOf, encode, fitContext, honestExperiment, simulatedFrame } from './honest.ts';
import { SIZES, type Part } from './part.ts';
import { timeOf } from './timing.ts';
import { toEnd } from './to-end.ts';

export const models: Part = {
  id: 'models',
  title: 'Models',
  summary:
    'Encoding, fit and prediction on the training and test rows of the honest experiment, each model with its defaults.',
  rows: SIZES,
  subjects: catalog.models.map(({ id }) => id),
  async measure({ rows, subject, effort }) {
    const model = entryOf('model', catalog.models, subject!);
    const experiment = honestExperiment(rows!, model.id);
    const frame = simulatedFrame(experiment);
    columnsOf(experiment, frame);
    const encoding = await timeOf(effort, () => encode(model, experiment, frame));
    const { train, trainY, test, testY } = encode(model, experiment, frame);
    const context = fitContext(model, experiment, frame);
    let fitted: Fitted | null = null;
    const fit = await timeOf(effort, async () => {
      fitted?.dispose?.();
      fitted = await toEnd(model.fit(train, trainY, context()));
    });
    let scores = new Float64Array();
    const predict = await timeOf(effort, async () => {
      scores = new Float64Array(await fitted!.predict(test));
    });
    const auc = rocAuc(testY, scores);
    return [
      timeFigure(`${model.id}: encode`, encoding, train.rows + test.rows),
      timeFigure(`${model.id}: fit`, fit, train.rows),
      timeFigure(`${model.id}: predict`, predict, test.rows),
      ...(auc === undefined ? [] : [figure(`${model.id}: ROC AUC`, '', auc)]),
    ];
  },
};
