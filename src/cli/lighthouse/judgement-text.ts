import { textTable } from '../text-table.ts';
import { CATEGORIES, type Flaw } from './judgement.ts';
import type { PageJudgement } from './visit-pages.ts';

const MOST_FLAWS = 5;

/** The scores as a table, and under it, of each that is missed, what costs most, with its remedy. */
export function judgementText(judgements: readonly PageJudgement[], times: number): string {
  const head = ['page', ...CATEGORIES.map(({ title }) => title)];
  const rows = judgements.map(({ page, preset, scores }) => [
    `${page.title}, ${preset}`,
    ...CATEGORIES.map(({ id }) => String(scores[id])),
  ]);
  const aims = ['to be reached', ...CATEGORIES.map(({ aim }) => `≥ ${aim}`)];
  const table = textTable([...rows, aims], head);
  const flaws = judgements.flatMap(flawsOf);
  const median = times === 1 ? 'One visit to each page.' : `Medians of ${times} visits.`;
  return [table, '', median, ...flaws].join('\n');
}

function flawsOf({ page, preset, flaws, scores }: PageJudgement): string[] {
  const missed = CATEGORIES.filter(({ id, aim }) => scores[id] < aim).map(({ id }) => id);
  const shown = flaws.filter(({ category }) => missed.includes(category)).slice(0, MOST_FLAWS);
  return shown.length === 0 ? [] : ['', `${page.title}, ${preset}`, ...shown.map(flawText)];
}

function flawText({ category, title, measured, remedy, cost }: Flaw): string {
  const points = cost > 0 ? `−${cost.toFixed(1)} ${category}` : category;
  return `  ${points}: ${title}${measured ? `: ${measured}` : ''}\n    ${remedy}`;
}
