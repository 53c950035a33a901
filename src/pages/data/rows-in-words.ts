import { count, longDay, percent } from '../../charts/figures.ts';
import type { Overview, Scope } from '../../ml/explore/answers.ts';
import type { CrossAnswer } from '../../ml/explore/cross-filter.ts';

const SCOPES: Readonly<Record<Scope, string>> = {
  training: 'training parcels',
  test: 'training and test parcels',
  future: 'parcels, the future among them',
};

/** What is looked at, in one sentence. @param label of the experiment, as the catalog has it. */
export function rowsInWords(
  { rows, late, all }: CrossAnswer,
  { scope, spans, asOf }: Pick<Overview, 'scope' | 'spans' | 'asOf'>,
  label: { title: string },
): string {
  const many = rows === all.rows ? count(rows) : `${count(rows)} of ${count(all.rows)}`;
  const [first, last] = [spans[0], spans.at(-1)];
  const created = first && last ? `, created ${longDay(first.from)} to ${longDay(last.to)}` : '';
  const share = rows === 0 ? null : late / rows;
  return `${many} ${SCOPES[scope]}${created}, as the warehouse held them on ${longDay(asOf)}; ${percent(share)} late by the label “${label.title}”.`;
}
