export interface Explanation {
  title: string;
  text: string;
}

/** The words of the Lab, explained where they stand. */
export const terms = {
  label: {
    title: 'label',
    text: 'What the model is to predict: which parcels count as late. A label that asks another question than the business acts on is a wrong label, however well it is predicted.',
  },
  pending: {
    title: 'pending rows',
    text: 'Parcels too young for their label to be final. Waiting leaves them out until it is; the other two choices read labels that may still change.',
  },
  knownAt: {
    title: 'known at',
    text: 'The moment from which the warehouse holds a value. A value that is known only after creation is there in the table and missing at the counter: a leak.',
  },
  split: {
    title: 'split',
    text: 'Which rows are held out to test on. It decides what you are told, never what you ship: before shipping, the model is refitted on all rows.',
  },
  gap: {
    title: 'gap',
    text: 'Days left out between training and test. On the first test day nobody knew the labels of parcels created just before it.',
  },
  transforms: {
    title: 'transforms',
    text: 'What prepares columns for the model: filling in missing values, scaling, encoding categories. Fitted on all rows, it has seen the test rows.',
  },
  model: {
    title: 'model',
    text: 'What learns from the rows. Baselines come first: a model that does not beat the rule in use today is not worth its upkeep.',
  },
  prediction: {
    title: 'your guess',
    text: 'The replayed ROC AUC: 0.5 is a coin, 1 is every late parcel ranked above every other. A guess made before the result teaches more than the result.',
  },
  offline: {
    title: 'offline score',
    text: 'What your own evaluation says: ROC AUC of the model fitted on your training rows, on your test rows, by your label.',
  },
  replayed: {
    title: 'replayed score',
    text: 'The same recipe, refitted on all rows as of today, then served parcel by parcel in the weeks that followed, seeing only what was known at each creation, and judged by the label that the business acts on.',
  },
  optimism: {
    title: 'optimism',
    text: 'Offline score less replayed score: what the test promised too much. The interval (95 %) resamples blocks of seven days; it holds for this fitted model.',
  },
  twin: {
    title: 'honest twin',
    text: 'The same model with honest choices: the business label, columns known at creation, a split by time with a gap, transforms fitted on training rows. Its own optimism is what the season does to everybody.',
  },
  excess: {
    title: 'excess',
    text: 'The optimism of this run less that of its honest twin: what the choices did, the season taken out.',
  },
  ceiling: {
    title: 'ceiling',
    text: 'The score of the simulator’s true probabilities, which know even the hidden state of the network. A limit, not a target. A test score above the ceiling of its own rows proves a leak; one below it proves nothing.',
  },
  replay: {
    title: 'replay',
    text: 'The weeks after today, which really came. The model stays as it was shipped; its late rates move on.',
  },
  today: {
    title: 'today',
    text: 'The end of this day is the cutoff: nothing that became known later may be learned from.',
  },
  lookUp: {
    title: 'look-up',
    text: 'A random split scores higher for two reasons: its training rows are as fresh as its test rows, and they share hubs and days with them. Look-up is the second part alone.',
  },
  trainingTwin: {
    title: 'training twin',
    text: 'A training row of the same hub, created within an hour of a test row. Both met the same congestion, so one tells about the other.',
  },
  threshold: {
    title: 'threshold',
    text: 'A parcel whose probability is at least this high is called late, and somebody acts on it.',
  },
  calibration: {
    title: 'calibration',
    text: 'Whether a probability means what it says: of the parcels given 30 %, are 30 % late?',
  },
  ece: {
    title: 'expected calibration error',
    text: 'The mean distance between probability and late rate over the bins, weighted by their rows. It depends on the bins, so read it beside the picture.',
  },
  importance: {
    title: 'importance',
    text: 'How much each feature served the fitted model. It says what the model used, not what causes delays, and a leak often leads the list.',
  },
  audit: {
    title: 'leak audit',
    text: 'Measures of every column, of the rows and of the steps, each judged by a condition. It finds what it looks for and says what it cannot see; it never gives a clean bill.',
  },
  price: {
    title: 'price',
    text: 'The run without the finding, less the run with it: refitted, everything else the same. A column that other flagged columns stand in for seems cheap alone.',
  },
  permutation: {
    title: 'permutation importance',
    text: 'How far the ROC AUC drops when the values of a group of features are shuffled among the rows. Features that know the same share and hide it; a small negative value is chance.',
  },
  shap: {
    title: 'contributions',
    text: 'Shapley values: what each feature adds to the log-odds of this parcel, averaged over the orders in which features could be made known, the others drawn from background rows. They say what the model did, not what causes delays.',
  },
  sliceInterval: {
    title: 'interval of a slice',
    text: 'Blocks of seven days are resampled, as for the whole score. Of a single week there are no such blocks: there the rows are taken as independent, which makes the interval too narrow.',
  },
  hoursLate: {
    title: 'hours late',
    text: 'From promise to delivery; negative when early. Errors are given as their mean size (MAE), as the root of their mean square (RMSE), and as shares of the truth (WAPE, MAPE).',
  },
  mcnemar: {
    title: 'McNemar’s test',
    text: 'Looks at the parcels on which only one of the two is right: if neither is better, they divide like coin tosses. It takes parcels as independent, which those of one hub and day are not; the interval beside it does not.',
  },
  freshness: {
    title: 'freshness',
    text: 'The other part: training rows from the test rows’ own months. What a random split scores above the split by time, less look-up.',
  },
  seed: {
    title: 'seed',
    text: 'Every random draw comes from it. The same experiment with the same seed gives the same numbers again.',
  },
} satisfies Record<string, Explanation>;
