import { calibrationOf } from '../../ml/calibration.ts';
import { delong, delongInterval } from '../../ml/delong.ts';
import { exp, log, logistic } from '../../ml/elementary.ts';
import { fitEncoder } from '../../ml/encode.ts';
import { fitImputer, impute, missingIndicator } from '../../ml/encoders/impute.ts';
import { medianOf } from '../../ml/encoders/median.ts';
import { pointInTimeTargetMean } from '../../ml/encoders/point-in-time-target.ts';
import { fitScaler, standardise } from '../../ml/encoders/scale.ts';
import {
  crossFittedTargetEncode,
  fitTargetMeans,
  targetEncode,
} from '../../ml/encoders/target-means.ts';
import { foldAgainstRest, orderedFold } from '../../ml/folds.ts';
import { averagePrecision } from '../../ml/metrics/average-precision.ts';
import { brier } from '../../ml/metrics/brier.ts';
import { f1 } from '../../ml/metrics/f1.ts';
import { logLoss } from '../../ml/metrics/log-loss.ts';
import { precisionAtK } from '../../ml/metrics/precision-at-k.ts';
import { rocAuc } from '../../ml/metrics/roc-auc.ts';
import { model as boostedTrees } from '../../ml/models/boosted-trees.ts';
import { model as classDistribution } from '../../ml/models/class-distribution.ts';
import { model as logisticRegression } from '../../ml/models/logistic-regression.ts';
import { model as majority } from '../../ml/models/majority.ts';
import { Random } from '../../ml/random.ts';
import { orderByTime } from '../../ml/rates/order-by-time.ts';
import { windowedSums } from '../../ml/rates/windowed-sums.ts';
import { bayesianSearch, bestTry, gridSearch, randomSearch } from '../../ml/search/search.ts';
import { randomSplit } from '../../ml/splits/random.ts';
import { rollingOrigin, timeSeriesSplit } from '../../ml/splits/rolling-origin.ts';
import { timeSplit } from '../../ml/splits/time.ts';
import { stratifiedFolds } from '../../ml/stratified-folds.ts';
import { NEVER } from '../../ml/table.ts';
import { bestThreshold, expectedCosts, thresholdCounts } from '../../ml/thresholds.ts';
import { activeLearning } from './active-learning.ts';
import {
  anovaF,
  cramersV,
  mutualInformation,
  oneFeatureAuc,
  pearson,
  spearman,
  varianceInflation,
} from './explore-lists.ts';
import { missingness, rankColumns } from './explore-tables.ts';
import { cohenKappa, labelModel, majorityVote } from './labelling.ts';
import { column, labels, minutes, scores, type Values } from './lists.ts';
import { priceOfLooking } from './look-at-tests.ts';
import { train } from './train-model.ts';

/**
 * Holdout's own library as cells see it, under the name `ml`: the very functions that the Lab runs.
 * Metrics, exploration and labelling take any list; the others take the typed arrays that `lists` makes.
 */
export const library = {
  metrics: {
    rocAuc: ofLists(rocAuc),
    averagePrecision: ofLists(averagePrecision),
    precisionAtK: ofLists(precisionAtK),
    brier: ofLists(brier),
    logLoss: ofLists(logLoss),
    f1: ofLists(f1),
    delongInterval: ofLists(delongInterval),
    delong: ofLists(delong),
  },
  thresholds: { thresholdCounts: ofLists(thresholdCounts), expectedCosts, bestThreshold },
  calibration: { calibrationOf: ofLists(calibrationOf) },
  splits: {
    timeSplit,
    randomSplit,
    rollingOrigin,
    timeSeriesSplit,
    stratifiedFolds,
    orderedFold,
    foldAgainstRest,
  },
  rates: { windowedSums, orderByTime, pointInTimeTargetMean },
  encoders: {
    fitEncoder,
    fitScaler,
    standardise,
    fitImputer,
    impute,
    missingIndicator,
    medianOf,
    fitTargetMeans,
    targetEncode,
    crossFittedTargetEncode,
  },
  models: { majority, classDistribution, logisticRegression, boostedTrees, train },
  explore: {
    mutualInformation,
    anovaF,
    cramersV,
    pearson,
    spearman,
    varianceInflation,
    oneFeatureAuc,
    rankColumns,
    missingness,
    priceOfLooking,
  },
  search: { gridSearch, randomSearch, bayesianSearch, bestTry },
  labelling: { cohenKappa, majorityVote, labelModel, activeLearning },
  random: { Random },
  elementary: { exp, log, logistic },
  lists: { labels, scores, minutes, column, NEVER },
} as const;

/** A function of labels and scores that takes them as a learner has them. */
function ofLists<A extends unknown[], R>(
  measure: (y: Uint8Array, score: Float64Array, ...rest: A) => R,
): (y: Values, score: Values, ...rest: A) => R {
  return (y, score, ...rest) => measure(labels(y), scores(score), ...rest);
}
