import type { AttributionBar, Choice } from '../ml/result.ts';
import { score, signed } from './figures.ts';

export interface AttributionInput {
  offline: number;
  replay: number;
  bars: readonly AttributionBar[];
  /** Optimism of the honest twin: what the time of year does to every recipe. */
  season: number;
  honest: boolean;
  /** What the person chose, in a word or two: { features: 'later columns', split: 'random split' }. */
  titles?: Partial<Record<Choice, string>>;
}

/** One step of the waterfall, from the height before it to the height after it. */
export interface AttributionStep {
  kind: 'promised' | 'takes' | 'gives' | 'season' | 'delivered';
  title: string;
  from: number;
  to: number;
  text: string;
  /** Where the step would end at either end of its interval; its own end without one. */
  low: number;
  high: number;
  why: string;
}

/** A score of 0.5 is chance: the first and the last bar measure from there. */
const CHANCE = 0.5;
const SEASON = 'the optimism of the honest twin: what the time of year does to every recipe';

/** From the promised score to the delivered one, a step for each choice; the steps add up exactly. */
export function attributionSteps(input: AttributionInput): AttributionStep[] {
  const { offline, replay, season, titles } = input;
  const base = Math.min(CHANCE, Math.floor(Math.min(offline, replay) * 20) / 20);
  const whole = (kind: 'promised' | 'delivered', title: string, to: number): AttributionStep => ({
    kind,
    title,
    from: base,
    to,
    text: score(to),
    low: to,
    high: to,
    why: '',
  });
  const steps = [whole('promised', 'your test', offline)];
  let height = offline;
  for (const bar of input.bars) {
    steps.push({
      kind: bar.value < 0 ? 'gives' : 'takes',
      title: titles?.[bar.choice] ?? bar.choice,
      from: height,
      to: height - bar.value,
      text: signed(-bar.value),
      low: height - bar.high,
      high: height - bar.low,
      why: bar.why ?? '',
    });
    height -= bar.value;
  }
  // The season is what is left, so its bar ends at the replayed score to the last bit.
  const last = { from: height, to: replay, low: replay, high: replay };
  steps.push({ kind: 'season', title: 'season', text: signed(-season), why: SEASON, ...last });
  return [...steps, whole('delivered', 'replayed', replay)];
}
