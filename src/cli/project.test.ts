import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './project.mjs';

/** A project of one package, whose npm notes that it was called and fails. */
function installIn(found: object | null, node = '>=20.19') {
  const folder = mkdtempSync(join(tmpdir(), 'holdout-project-'));
  mkdirSync(join(folder, 'node_modules'));
  cpSync(join(root, 'src/cli/project.mjs'), join(folder, 'src/cli/project.mjs'));
  const packages = {
    '': { version: '0.1.0' },
    'node_modules/a': { version: '1.0.0' },
    'node_modules/b': { version: '1.0.0', optional: true },
    'node_modules/c': { version: '1.0.0', extraneous: true },
  };
  const write = (file: string, content: object) =>
    writeFileSync(join(folder, file), JSON.stringify(content));
  write('package.json', { type: 'module', engines: { node } });
  write('package-lock.json', { packages });
  if (found) write('node_modules/.package-lock.json', { packages: found });
  writeFileSync(join(folder, 'npm-cli.js'), 'console.log(process.argv[2]); process.exit(1);');
  const env = { ...process.env, npm_execpath: join(folder, 'npm-cli.js') };
  const code = "import { install } from './src/cli/project.mjs'; install();";
  const child = spawnSync(process.execPath, ['--input-type=module', '-e', code], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { status: child.status, stdout: child.stdout, stderr: child.stderr };
}

test('nothing is installed where the packages are those of the lock file', () => {
  expect(installIn({ 'node_modules/a': { version: '1.0.0' } })).toEqual({
    status: 0,
    stdout: '',
    stderr: '',
  });
});

test.each([null, {}, { 'node_modules/a': { version: '0.9.0' } }])(
  'what is missing or older is installed, with messages on stderr alone: %j',
  (found) => {
    const { status, stdout, stderr } = installIn(found);
    expect([status, stdout]).toEqual([1, '']);
    expect(stderr).toMatch(/^Installing .*\nci\nnpm ci failed/);
  },
);

test('a Node that is too old is told so first', () => {
  const { status, stderr } = installIn({}, '>=99.1');
  expect(status).toBe(1);
  expect(stderr).toBe(`Holdout needs Node 99.1 or later; this is Node ${process.versions.node}.\n`);
});
