import type { Audit, Finding } from '../../ml/leakage/finding.ts';

/** What an audit found, in one sentence or two. It never says that all is well. */
export function auditInWords({ findings, complete }: Audit): string {
  const of = (verdict: Finding['verdict']) =>
    new Set(findings.filter((f) => f.verdict === verdict).map((f) => f.subjectTitle)).size;
  const leaks = of('leak');
  const questions = of('ask');
  const rest = complete ? '' : ' The prices are still coming in.';
  if (leaks + questions === 0)
    return `Every measure stayed within its condition. That is no clean bill: below stands what these checks cannot see.${rest}`;
  const parts = [
    leaks > 0
      ? `${leaks} ${leaks === 1 ? 'leak' : 'leaks'} by the clock or shown to come through`
      : '',
    questions > 0
      ? `${questions} ${questions === 1 ? 'thing' : 'things'} to ask somebody about: when is this known?`
      : '',
  ].filter(Boolean);
  const found = parts.join(', and ');
  return `${found[0]!.toUpperCase()}${found.slice(1)}${found.endsWith('?') ? '' : '.'}${rest}`;
}
