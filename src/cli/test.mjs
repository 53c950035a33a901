import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSite } from './build-site.mjs';
import { findBrowser, installBrowser, NO_BROWSER } from './find-browser.mjs';
import { install, npm, root } from './project.mjs';
import { countTests, summaryLine } from './test-summary.mjs';

const RESULTS = join(root, 'test-output', 'vitest.json');

install();
const ready = npm('run', '--silent', 'data') && buildSite();
const counts = ready ? runVitest(process.argv.slice(2)) : { passed: 0, failed: 1, skipped: 0 };
if (!ready) console.error('The data or the site could not be built, as it says above.');
process.exitCode = counts.failed > 0 ? 1 : 0;
console.log(summaryLine(counts));

/** @param {string[]} args */
function runVitest(args) {
  rmSync(RESULTS, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const { status } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/vitest/vitest.mjs'), 'run', ...reporters, ...args],
    { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, ...browser() } },
  );
  return countTests(readResults(), status === 0);
}

/** Without a browser the tests of the page fail and say why; the others still run. */
function browser() {
  try {
    const path = findBrowser() ?? installBrowser();
    if (path) return { CHROME_PATH: path };
    console.error(NO_BROWSER);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  return {};
}

function readResults() {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return null;
  }
}
