import { REMOVED } from './removed.ts';

/**
 * Takes from the global scope what learners' code does without. The policy of the frame forbids all of
 * it anyway; what is not there fails in words that say so.
 */
export function lockDown(scope: object): void {
  for (const name of REMOVED)
    for (let owner: object | null = scope; owner; owner = Object.getPrototypeOf(owner) as object)
      Reflect.deleteProperty(owner, name);
  const { navigator } = scope as { navigator?: object };
  const ofNavigator = navigator && (Object.getPrototypeOf(navigator) as object);
  for (const name of ['storage', 'locks', 'serviceWorker'])
    if (ofNavigator) Reflect.deleteProperty(ofNavigator, name);
}
