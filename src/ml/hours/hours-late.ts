/** Errors of predicted against true hours late. MAPE leaves out rows (or cells) whose truth is 0. */
export interface HoursErrors {
  rows: number;
  mae: number | null;
  rmse: number | null;
  /** Mean of |error| / |truth| over the rows whose truth is not 0, and how many were left out. */
  mape: number | null;
  mapeLeftOut: number;
  /** Σ |error| / Σ |truth|. */
  wape: number | null;
}

/** Late parcels a region and week: how many were foretold (Σ of probabilities) and how many came. */
export interface VolumeErrors {
  cells: number;
  mape: number | null;
  /** Cells in which no parcel was late, where MAPE has no value. */
  mapeLeftOut: number;
  wape: number | null;
}

export interface HoursPart {
  all: HoursErrors;
  /** What always saying the training rows' median gives. */
  median: HoursErrors;
  byRegion: (HoursErrors & { value: string })[];
  byWeek: (HoursErrors & { value: string })[];
  volumes: VolumeErrors | null;
}

/** The regression of hours late (negative: early) on the run's own rows, features and split. */
export interface HoursLate {
  model: string;
  offline: HoursPart;
  replay: HoursPart;
  /** Rows whose true hours nobody knows: never delivered, counted with the hours after which they were closed. */
  censored: { train: number; test: number; replay: number };
}
