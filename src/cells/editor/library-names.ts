const words = (text: string): readonly string[] => text.trim().split(/\s+/);

/** What follows `op.` and is of use in a cell; a test compares it with Arquero. */
export const OP_NAMES = words(`
  abs ceil floor round trunc sign sqrt exp log log10 log2 pow greatest least is_nan is_finite
  equal recode includes indexof length concat slice lower upper trim split replace match substring
  startswith endswith padstart parse_float parse_int parse_date
  date datetime year quarter month week dayofweek dayofyear hours minutes timestamp format_date
  utcdate utcdatetime utcyear utcquarter utcmonth utcweek utcdayofweek utcdayofyear utchours
  utcminutes format_utcdate
  count any valid invalid distinct mode sum product mean average median quantile min max variance
  stdev corr covariance array_agg array_agg_distinct bins
  row_number rank avg_rank dense_rank percent_rank cume_dist ntile lag lead first_value last_value
  fill_down fill_up
`);

/** What follows `aq.`. */
export const AQ_NAMES = words(`
  table from desc escape op agg all bin collate endswith frac matches names not range rolling
  startswith
`);

/** What follows a table. */
export const TABLE_NAMES = words(`
  assign count derive filter slice groupby orderby relocate rename reduce rollup sample select ungroup
  unorder dedupe impute fold pivot spread unroll lookup join join_left join_right join_full cross
  semijoin antijoin concat union intersect except params numRows numCols columnNames column array get
  object objects
`);

/** What follows `ml.`, and what follows each of these; a test compares it with the library. */
export const ML_NAMES: Readonly<Record<string, readonly string[]>> = {
  metrics: words('rocAuc averagePrecision precisionAtK brier logLoss f1 delongInterval delong'),
  thresholds: words('thresholdCounts expectedCosts bestThreshold'),
  calibration: words('calibrationOf'),
  splits: words(
    'timeSplit randomSplit rollingOrigin timeSeriesSplit stratifiedFolds orderedFold foldAgainstRest',
  ),
  rates: words('windowedSums orderByTime pointInTimeTargetMean'),
  encoders: words(
    'fitEncoder fitScaler standardise fitImputer impute missingIndicator medianOf fitTargetMeans targetEncode crossFittedTargetEncode',
  ),
  models: words('majority classDistribution logisticRegression boostedTrees train'),
  explore: words(
    'mutualInformation anovaF cramersV pearson spearman varianceInflation oneFeatureAuc rankColumns missingness priceOfLooking',
  ),
  search: words('gridSearch randomSearch bayesianSearch bestTry'),
  labelling: words('cohenKappa majorityVote labelModel activeLearning'),
  random: words('Random'),
  elementary: words('exp log logistic'),
  lists: words('labels scores minutes column NEVER'),
};
