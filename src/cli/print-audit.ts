import type { Audit, Finding, Price } from '../ml/leakage/finding.ts';
import { differenceText, intervalText, scoreText } from './number-text.ts';
import { textTable } from './text-table.ts';

/** An audit as a person reads it in a terminal: what was flagged, what it costs, and what nobody saw. */
export function auditText(audit: Audit | null): string {
  if (!audit) return 'Leaks were not looked for (--audit).';
  const flagged = audit.findings.filter(({ verdict }) => verdict !== 'clear');
  const clear = audit.findings.length - flagged.length;
  return [
    flagged.length ? findingsTable(flagged) : 'Audit: nothing was flagged, which is no clean bill.',
    ...(flagged.length ? [flagged.map(reasonText).join('\n')] : []),
    ...pricesText(audit),
    `${clear} more ${clear === 1 ? 'finding is' : 'findings are'} clear; --json shows their numbers.`,
    listText('Checked', audit.checked),
    listText('Not checked', audit.notChecked),
    listText('Blind to', audit.blindTo),
  ].join('\n\n');
}

function findingsTable(findings: readonly Finding[]): string {
  const rows = findings.map(({ verdict, check, subject, value, knownAt, price }) => [
    verdict,
    check,
    subject,
    scoreText(value),
    knownAt ?? '',
    price ? differenceText(price.optimism.value) : '—',
  ]);
  return textTable(rows, ['audit', 'check', 'subject', 'value', 'known at', 'optimism without it']);
}

function reasonText({ subject, because }: Finding): string {
  return `${subject}: ${because}`;
}

/** Each price once: several findings about one column share it. */
function pricesText({ findings, together }: Audit): string[] {
  const prices = new Map<string, Price>();
  for (const { price } of findings) {
    if (!price) continue;
    prices.set(price.how, price);
    if (price.addedToTwin) prices.set(price.addedToTwin.how, price.addedToTwin);
  }
  if (together) prices.set(together.price.how, together.price);
  if (prices.size === 0) return [];
  const cell = (part: Price['offline']) => `${differenceText(part.value)} ${intervalText(part)}`;
  const rows = [...prices.values()].map(({ how, offline, replay, optimism }) => [
    how,
    ...[offline, replay, optimism].map(cell),
  ]);
  return [textTable(rows, ['ROC AUC changes by', 'offline', 'replay', 'optimism'])];
}

function listText(title: string, sentences: readonly string[]): string {
  return [`${title}:`, ...(sentences.length ? sentences : ['nothing']).map((s) => `  ${s}`)].join(
    '\n',
  );
}
