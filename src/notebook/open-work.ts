import { WorkStore, type OnWorkChange } from './work-store.ts';

/** The database that holds the work on lessons: the lessons write it, the Map reads it. */
export const WORK_DATABASE = 'holdout-work';

export function openWork(onChange: OnWorkChange): Promise<WorkStore> {
  return WorkStore.open(WORK_DATABASE, onChange);
}
