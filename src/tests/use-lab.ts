import { LabPage } from './LabPage.ts';
import { useSite } from './use-site.ts';

/** The Lab of the built site, for the tests of one file. */
export function useLab(browserArgs: readonly string[] = []) {
  return useSite(LabPage, '#/lab', browserArgs);
}

/** A link to an experiment on a world so small that its run takes about a second. */
export function smallLink(parts: Readonly<Record<string, string>> = {}): string {
  const all = { features: 'creation', model: 'logistic-regression', rows: '8000', ...parts };
  return `#/lab?${new URLSearchParams(all).toString()}`;
}
