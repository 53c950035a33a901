import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { root } from '../cli/project.mjs';
import type { Effects } from '../cli/effects.ts';

/**
 * What the world must show, over five seeds, computed by the built command because Vitest runs hot loops
 * many times slower. The bounds are the dataset's aims: where a mechanism does not meet one honestly,
 * the bound is changed here and said so in the dataset's README, never the mechanism bent.
 */
let worlds: Effects[];
const of = (name: keyof Effects) => worlds.map((w) => w[name] as number);
const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;

beforeAll(() => {
  const command = join(root, 'src/cli/run.mjs');
  worlds = JSON.parse(
    execFileSync(process.execPath, [command, 'effects', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Effects[];
  console.table(
    worlds.map((w) =>
      Object.fromEntries(
        Object.entries(w).map(([k, v]) => [
          k,
          typeof v === 'number' && k !== 'seed' ? Number(v.toFixed(3)) : v,
        ]),
      ),
    ),
  );
}, 2_400_000);

describe('over five worlds', () => {
  it('the leaky experiment promises too much, beyond what the season does', () => {
    expect(mean(of('everythingWrongExcess'))).toBeGreaterThan(0.1);
    expect(mean(of('everythingWrongExcess'))).toBeLessThan(0.2);
    for (const w of worlds) {
      expect(w.everythingWrongExcess, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.06);
      expect(w.everythingWrongOptimism, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.06);
      expect(w.leakProven, `seed ${w.seed}`).toBe(true);
    }
  });

  it('a random split flatters, by freshness and look-up', () => {
    expect(mean(of('randomMinusTime'))).toBeGreaterThanOrEqual(0.02);
    for (const w of worlds) expect(w.randomMinusTime, `seed ${w.seed}`).toBeGreaterThan(0);
    expect(mean(of('lookUpTrees'))).toBeGreaterThanOrEqual(0.01);
    expect(mean(of('lookUpTrees'))).toBeGreaterThan(mean(of('lookUpLogistic')));
  });

  it('the honest run keeps its promise, measured against the ceilings of its two seasons', () => {
    expect(Math.abs(mean(of('honestBalance')))).toBeLessThanOrEqual(0.03);
    for (const w of worlds)
      expect(Math.abs(w.honestBalance), `seed ${w.seed}`).toBeLessThanOrEqual(0.05);
    for (const w of worlds) {
      expect(w.honestBelowCeiling, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.03);
      expect(w.honestBelowCeiling, `seed ${w.seed}`).toBeLessThanOrEqual(0.12);
    }
  });

  it('the wrong label alone makes the score lower, not higher', () => {
    for (const w of worlds) expect(w.doorMinusOwn, `seed ${w.seed}`).toBeLessThan(0);
  });

  it('averages that hold the day itself leak much, plain group means hardly', () => {
    for (const w of worlds) {
      expect(w.wholeTableOptimism, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.05);
      expect(Math.abs(w.groupMeansOptimism), `seed ${w.seed}`).toBeLessThanOrEqual(0.05);
    }
  });

  it('honest work is worth something: rates as of creation, and a model above the rule in use', () => {
    for (const w of worlds) {
      expect(w.worthOfAsOf, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.015);
      expect(w.logisticAboveRule, `seed ${w.seed}`).toBeGreaterThanOrEqual(0.08);
    }
  });

  it('the incidents after today cost the honest replay little', () => {
    for (const w of worlds) expect(w.costOfIncidents, `seed ${w.seed}`).toBeLessThanOrEqual(0.02);
  });
});
