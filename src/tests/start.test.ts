import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../cli/project.mjs';

const START = join(root, 'src/cli/start.mjs');

test('npm start serves the built site, prints its address and ends cleanly', async () => {
  const child = spawn(process.execPath, [START, '--no-open', '--port', '4873'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  let printed = '';
  for await (const part of child.stdout) {
    printed += String(part);
    if (printed.includes('Ctrl+C')) break;
  }
  const url = /Holdout is at (http:\/\/127\.0\.0\.1:\d+\/)/.exec(printed)?.[1];
  expect(printed).toContain('Holdout is at http://127.0.0.1:');
  expect(await (await fetch(url!)).text()).toContain('Content-Security-Policy');
  child.kill('SIGINT');
  expect(await ended).toBe(0);
}, 600_000);

test.each([
  [['--port', '70000'], '--port is "70000"; a number from 1 to 65535 is needed.'],
  [['--colour'], "Unknown option '--colour'"],
])('%j is refused before anything is built', (args, message) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [START, ...args], {
    encoding: 'utf8',
  });
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(message);
  expect(stderr).toContain('Usage: npm start');
});
