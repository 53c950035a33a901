import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../cli/project.mjs';

const readme = readFileSync(join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('shows the table that its command prints', { timeout: 900_000 }, () => {
    const command = join(root, 'src/cli/run.mjs');
    const table = execFileSync(process.execPath, [command, 'experiment', '--compare'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(readme).toContain(table.trimEnd());
  });

  const usaid = join(root, '../shared/data/usaid-scms/scms_b_utf8_lf_iso.csv.gz');
  it.skipIf(!existsSync(usaid))('shows what is printed on the USAID table', () => {
    const [, choices] = /--dataset \S+ (--roles .* --compare)\n/.exec(readme)!;
    const args = ['experiment', '--dataset', usaid, ...choices!.split(' ')];
    const table = execFileSync(process.execPath, [join(root, 'src/cli/run.mjs'), ...args], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    expect(readme).toContain(table.trimEnd());
  });

  it('names only scripts, folders and pictures that exist', () => {
    const scripts = Object.keys(
      (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts,
    );
    for (const [, name] of readme.matchAll(/npm run (?:--silent )?([a-z]+)/g))
      expect(scripts).toContain(name);
    for (const [, path] of readme.matchAll(/\]\(([^)#:]+)\)/g))
      expect(existsSync(join(root, path!)), path).toBe(true);
    for (const [, path] of readme.matchAll(/`(src\/[a-z]+|datasets\/[a-z]+)`/g))
      expect(existsSync(join(root, path!)), path).toBe(true);
  });
});
