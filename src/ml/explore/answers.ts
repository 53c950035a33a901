/**
 * What can be asked of the explored rows, and what comes back: plain data that a worker can send. A value
 * that does not exist (one class only, nothing there, a single row) is null, never NaN, and `why` says so
 * in words; `why` is null where there is nothing to say.
 */
export type Question =
  | { kind: 'overview' }
  | { kind: 'distribution'; column: string }
  | { kind: 'patterns' }
  | { kind: 'missing'; column: string }
  | { kind: 'correlations'; columns?: readonly string[] }
  | { kind: 'ranking'; columns?: readonly string[] }
  | { kind: 'sources' }
  | { kind: 'personal' }
  | { kind: 'looking' };

export type Answer =
  | Overview
  | Distribution
  | Patterns
  | Missing
  | Correlations
  | Ranking
  | SourcesAnswer
  | PersonalAnswer
  | Looking;

export type AnswerTo<Q extends Question> = Extract<Answer, { kind: Q['kind'] }>;

/** How far a longer answer has come. */
export interface ExploreProgress {
  done: number;
  of: number;
  /** What is worked on: the title of a column. */
  detail: string;
}

/** Which rows are looked at. Training rows are what exploration may see. */
export type Scope = 'training' | 'test' | 'future';

/** The role of a row among those explored. */
export type ExploredRole = 'training' | 'test' | 'replay';

/** A value with its 95 % interval, which resamples whole weeks; null where there is none. */
export interface Estimate {
  value: number | null;
  low: number | null;
  high: number | null;
}

/** Some rows, and how many of them are late by the label of the experiment. */
export interface LateShare extends Estimate {
  rows: number;
  late: number;
}

/** Whole days on which rows of a role were created, as dates. */
export interface ExploredSpan {
  role: ExploredRole;
  rows: number;
  from: string;
  to: string;
}

export interface Overview {
  kind: 'overview';
  scope: Scope;
  rows: number;
  spans: ExploredSpan[];
  /** The moment as of which values are read, as a date (the end of that day). */
  asOf: string;
  balance: LabelBalance[];
  hoursLate: HoursLateSkew;
  columns: ColumnProfile[];
  why: string | null;
}

/** The share of late rows by one of the labels. */
export interface LabelBalance extends LateShare {
  id: string;
  title: string;
  /** The label of the experiment, which all other answers use. */
  chosen: boolean;
  why: string | null;
}

/** Delivery less promise in hours, of the rows that were delivered: below 0 is early. */
export interface HoursLateSkew {
  rows: number;
  /** Rows without a delivery, as of the moment of the view. */
  undelivered: number;
  quantiles: Quantiles | null;
  /** Third standardised moment: 0 for a symmetric distribution, above for a long tail of late ones. */
  skewness: number | null;
  why: string | null;
}

/** Of numbers in their unit; of times in minutes since 1970. */
export interface Quantiles {
  min: number;
  q05: number;
  q25: number;
  median: number;
  q75: number;
  q95: number;
  max: number;
  mean: number;
}

/** What the dictionary says of a column. */
export interface ColumnWords {
  column: string;
  title: string;
  unit: string | null;
  /** When it becomes known, in words. */
  knownAt: string;
  /** Known when the row is created, so that a model may read it. */
  atCreation: boolean;
}

export interface ColumnProfile extends ColumnWords {
  summary: string;
  as: 'numeric' | 'categorical' | 'time';
  source: string;
  owner: string | null;
  refresh: string | null;
  /** null: nobody told. */
  personal: boolean | null;
  rows: number;
  missing: number;
  missingShare: number | null;
  distinct: number;
  /** Of numbers and times. */
  quantiles: Quantiles | null;
  /** The most frequent values, at most 8, most frequent first; of times none. */
  top: { value: string; rows: number; share: number }[];
  why: string | null;
}

export interface Distribution extends ColumnWords {
  kind: 'distribution';
  as: 'numeric' | 'categorical' | 'time';
  rows: number;
  missing: number;
  bins: DistributionBin[];
  /** Categories that are together in the bin `others`. */
  lumped: number;
  /** Late share of all rows. */
  all: LateShare;
  why: string | null;
}

export interface DistributionBin extends LateShare {
  of: 'range' | 'category' | 'others' | 'missing';
  /** For a screen. */
  label: string;
  /** Range of a number or a time (minutes): from ≤ value < to; null: open at this end. */
  from: number | null;
  to: number | null;
}

export interface Patterns {
  kind: 'patterns';
  /** Each week from Monday. One week cannot be resampled by weeks: its share has no interval. */
  weeks: (LateShare & { from: string; role: ExploredRole })[];
  weekday: GroupShare[];
  /** By the clock hour of creation, 0 to 23, UTC. */
  hour: GroupShare[];
  monthOfYear: GroupShare[];
  regions: RegionQuarters | null;
  why: string | null;
}

export interface GroupShare extends LateShare {
  label: string;
  /** Weeks that hold rows of the group: an interval from few is too narrow. */
  weeks: number;
}

export interface RegionQuarters {
  column: string;
  title: string;
  regions: string[];
  /** Such as 2023 Q1. */
  quarters: string[];
  /** One a region and quarter that hold rows. */
  cells: (GroupShare & { region: string; quarter: string })[];
}

export interface Missing extends ColumnWords {
  kind: 'missing';
  rows: number;
  missing: number;
  share: Estimate;
  weeks: { from: string; role: ExploredRole; rows: number; missing: number; share: number }[];
  /** The missing share among late and among other rows, and the first less the second. */
  byLabel: { late: Estimate; other: Estimate; difference: Estimate };
  /** How well each other column tells, alone, where this one is missing; the strongest first. */
  toldBy: (ColumnWords & Estimate)[];
  /**
   * Whether some column tells more than chance, all that were looked at considered: then the values are
   * not missing completely at random. null where that cannot be asked.
   */
  rejectsCompletelyAtRandom: boolean | null;
  why: string | null;
}

export type Association = 'Spearman' | 'Cramér’s V' | 'correlation ratio';

export interface Correlations {
  kind: 'correlations';
  columns: (ColumnWords & { as: 'numeric' | 'ordinal' | 'categorical'; why: string | null })[];
  /** One for each pair, the first of it earlier in `columns`. */
  pairs: CorrelationPair[];
  /** Of the numeric columns, each by all other numeric ones; missing values count as the mean. */
  inflation: { column: string; title: string; factor: number | null; why: string | null }[];
  why: string | null;
}

export interface CorrelationPair {
  a: string;
  b: string;
  measure: Association;
  /** Spearman from −1 to 1; the two others from 0 to 1. */
  value: number | null;
  /** About the size that independent columns would show on so many rows. */
  chance: number | null;
  /** Rows in which both are there. */
  rows: number;
  why: string | null;
}

export interface Ranking {
  kind: 'ranking';
  /** The strongest first, by one-feature AUC. */
  columns: RankedColumn[];
  why: string | null;
}

export interface RankedColumn extends ColumnWords {
  /** A time is read as hours since creation. */
  as: 'value' | 'hours since creation';
  auc: Estimate;
  /** Mutual information with the label. */
  nats: Estimate;
  /** About the nats that a column of so many bins shows by chance. */
  chanceNats: number | null;
  /** nats / entropy of the label, 0 to 1. */
  uncertainty: number | null;
  /** Of numbers and times. */
  f: Estimate;
  why: string | null;
}

export interface SourcesAnswer {
  kind: 'sources';
  sources: SourceAnswer[];
  why: string | null;
}

export interface SourceAnswer {
  name: string;
  title: string;
  /** null: nobody told. */
  owner: string | null;
  refresh: string | null;
  faults: string | null;
  key: readonly string[];
  join: JoinQuality | null;
  /** Why no join can be judged. */
  whyNoJoin: string | null;
  freshness: ColumnFreshness[];
}

export interface JoinQuality {
  rows: number;
  /** Rows whose key is itself missing, because another join failed. */
  keyMissing: number;
  /** Rows whose key is there and found nothing. */
  unmatched: number;
  unmatchedShare: number;
  /** First and last creation of such a row, as dates. */
  from: string | null;
  to: string | null;
  /** The keys that found nothing, most rows first; at most 12. None where the key is a time. */
  keys: { key: string; rows: number; from: string; to: string }[];
  /** How many keys there are in all. */
  keysUnmatched: number;
}

export interface ColumnFreshness extends ColumnWords {
  /** Hours from the creation of the row to the moment from which the value is known. */
  lagHours: { median: number; q90: number } | null;
  /** Days after which the warehouse forgets it. */
  keptForDays: number | null;
  /** The newest of the explored rows' values became known on this date, so many days before today. */
  newest: string | null;
  ageDays: number | null;
}

export interface PersonalAnswer {
  kind: 'personal';
  columns: { column: string; title: string; reason: string; mayBeSeenBy: string }[];
  /** Columns that are not personal. */
  others: string[];
  /** Columns of which nobody told. */
  untold: string[];
  why: string | null;
}

/** What it costs to choose by looking at test rows. */
export interface Looking {
  kind: 'looking';
  candidates: number;
  columnsEach: number;
  trainRows: number;
  freshRows: number;
  /** Whether it was tried on test rows, or on the latest training rows in their place. */
  triedOn: 'test' | 'latest training rows';
  sizes: PriceOfLooking[];
  why: string | null;
}

export interface PriceOfLooking {
  /** Rows that chose. */
  testRows: number;
  /** The winner's ROC AUC on them, on fresh rows, and the difference: means over the draws. */
  told: number;
  kept: number;
  tooGood: number;
}
