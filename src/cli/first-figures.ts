import type { RunResult } from '../ml/result.ts';

/** What the Map shows of the first result: a few hundred bytes that come with the page's script. */
export interface FirstFigures {
  /** The last day that the model could learn from. */
  today: string;
  /** ROC AUC on its own test, and in the replay. */
  promised: number;
  delivered: number;
  /** How much too high the promise was, with its 95 % interval. */
  optimism: { value: number; low: number; high: number };
  testRows: number;
  replayRows: number;
  /** Columns that were not known yet when the parcels were created. */
  laterColumns: number;
  /** ROC AUC of each week after today; null: a week has no score. */
  weeks: (number | null)[];
}

export function firstFigures({ report, pictures }: RunResult): FirstFigures {
  const { offline, replay, optimism, rows, experiment } = report;
  if (offline.rocAuc === null || replay.rocAuc === null)
    throw new Error(
      `The first result has no score to show: offline ${offline.rocAuc}, replayed ${replay.rocAuc}. Choose a first preset whose test and replay hold both classes.`,
    );
  const { value, low, high } = optimism.rocAuc;
  return {
    today: experiment.today,
    promised: offline.rocAuc,
    delivered: replay.rocAuc,
    optimism: { value, low, high },
    testRows: rows.test,
    replayRows: rows.replay,
    laterColumns: pictures.features.filter(({ later }) => later).length,
    weeks: replay.weeks.map(({ rocAuc }) => rocAuc && Number(rocAuc.toFixed(3))),
  };
}
