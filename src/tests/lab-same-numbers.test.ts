import { execSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';
import type { Report } from '../ml/result.ts';
import { smallLink, useLab } from './use-lab.ts';

const open = useLab();

test.each(['boosted-trees', 'logistic-regression', 'neural-network'])(
  '%s gives the same bits in this page and by the command that the page names',
  async (model) => {
    const lab = await open(
      smallLink({ features: 'as-of', gap: '14', model, guess: 'skip', tab: 'code' }),
    );
    await lab.run();
    const { report } = (await lab.savedRun()).result;
    const command = await lab.page.getByText(/^npm run --silent experiment/).innerText();
    const output = execSync(command, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const { seconds, ...numbers } = JSON.parse(output) as Report;
    expect(report).toEqual({ ...numbers, seconds: report.seconds });
    expect(Object.keys(report.seconds)).toEqual(Object.keys(seconds));
  },
);
