import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Audits } from '../cli/audits.ts';
import { root } from '../cli/project.mjs';

/**
 * What the audit makes of a world of which the truth is known, by the built command because Vitest runs
 * hot loops many times slower. Here one world stands for the ten of `npm run audits`.
 */
let audits: Audits;

beforeAll(() => {
  const command = join(root, 'src/cli/run.mjs');
  audits = JSON.parse(
    execFileSync(process.execPath, [command, 'audits', '--seeds', '3', '--json'], {
      encoding: 'utf8',
      maxBuffer: 1e8,
      stdio: ['ignore', 'pipe', 'inherit'],
    }),
  ) as Audits;
}, 600_000);

describe('in a world with a planted fault, the audit', () => {
  it('finds it and ranks it above every clean column', () => {
    expect(audits.planted).toHaveLength(7);
    for (const { fault, verdict, aboveClean } of audits.planted) {
      expect(['leak', 'ask'], fault).toContain(verdict);
      expect(aboveClean, fault).toBe(true);
    }
  });

  it('proves it, but for the column whose dictionary lies, of which it can only ask', () => {
    for (const { fault, verdict } of audits.planted)
      expect(verdict, fault).toBe(fault.includes('lying') ? 'ask' : 'leak');
  });

  it('flags no clean column', () => {
    expect(audits.planted.flatMap(({ cleanFlagged }) => cleanFlagged)).toEqual([]);
  });

  it('shows that removing it takes optimism away', () => {
    for (const { fault, optimismTaken } of audits.planted)
      expect(optimismTaken, fault).toBeLessThan(0);
  });
});

it('in a clean world the audit looks at much and flags nothing', () => {
  const [clean] = audits.clean;
  expect(clean!.findings).toBeGreaterThan(50);
  expect(clean!.flagged).toEqual([]);
});
