import type { Result } from 'lighthouse';
import { median } from '../bench/timing.ts';

/** Lighthouse's names of what it judges, and ours, with what is to be reached. */
export const CATEGORIES = [
  { id: 'performance', title: 'performance', aim: 95 },
  { id: 'accessibility', title: 'accessibility', aim: 100 },
  { id: 'best-practices', title: 'best practices', aim: 100 },
] as const;

export type Category = (typeof CATEGORIES)[number]['id'];

/** How a page did, from 0 to 100, and what cost it points. */
export interface Judgement {
  scores: Readonly<Record<Category, number>>;
  /** The worst first. */
  flaws: readonly Flaw[];
}

export interface Flaw {
  category: Category;
  title: string;
  /** What was measured, in Lighthouse's words. */
  measured: string;
  remedy: string;
  /** Points that it costs its category. */
  cost: number;
}

/** Below this an audit is a flaw; Lighthouse shows it in orange or red. */
const PASSES = 0.9;

export function judgementOf({ categories, audits }: Result): Judgement {
  const scores = CATEGORIES.map(({ id }) => [id, Math.round((categories[id]!.score ?? 0) * 100)]);
  const flaws = CATEGORIES.flatMap(({ id }) => {
    const { auditRefs } = categories[id]!;
    const weights = auditRefs.reduce((sum, { weight }) => sum + weight, 0);
    return auditRefs.flatMap(({ id: audit, weight }): Flaw[] => {
      const { score, title, displayValue = '', description } = audits[audit]!;
      if (score === null || score >= PASSES) return [];
      const cost = (100 * weight * (1 - score)) / weights;
      return [{ category: id, title, measured: displayValue, remedy: plain(description), cost }];
    });
  });
  return {
    scores: Object.fromEntries(scores) as Judgement['scores'],
    flaws: flaws.sort((a, b) => b.cost - a.cost),
  };
}

/** The median of each score, and the flaws of the visit whose performance is the median. */
export function medianJudgement(visits: readonly Judgement[]): Judgement {
  const scores = CATEGORIES.map(({ id }) => [id, median(visits.map((visit) => visit.scores[id]))]);
  const bySpeed = [...visits].sort((a, b) => a.scores.performance - b.scores.performance);
  return {
    scores: Object.fromEntries(scores) as Judgement['scores'],
    flaws: bySpeed[(bySpeed.length - 1) >> 1]!.flaws,
  };
}

/** Markdown without its links and without what only leads to them. */
function plain(description: string): string {
  return description
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s*Learn (?:more|how|about)\b[^.]*\./g, '')
    .trim();
}
