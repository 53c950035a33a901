import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { root } from './project.mjs';

/** @type {Record<string, string[]>} */
const SYSTEM_PATHS = {
  linux: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'].map(
    (name) => `/usr/bin/${name}`,
  ),
  darwin: ['Google Chrome', 'Chromium'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map((name) =>
    join(process.env[name] ?? '', 'Google/Chrome/Application/chrome.exe'),
  ),
};

export const NO_BROWSER = `No browser was found for the tests of the page, and none could be installed.
Looked at: CHROME_PATH; the system's Chromium and Chrome; the browsers that Playwright has installed.
Tried: apt-get install chromium (as root on Debian); playwright-core install chromium.
Install Chromium or Chrome, or set CHROME_PATH to its executable.`;

/**
 * The executable of a Chromium that is on this machine, or null.
 * @returns {string | null}
 */
export function findBrowser() {
  const chosen = process.env.CHROME_PATH;
  if (chosen && !starts(chosen))
    throw new Error(
      `CHROME_PATH is "${chosen}", which does not start. Correct it or leave it out.`,
    );
  const known = [...(SYSTEM_PATHS[process.platform] ?? []), ...playwrightPaths()];
  return chosen || (known.find(starts) ?? null);
}

/**
 * Installs a Chromium, by Debian's packages where that is possible, else by Playwright's own download.
 * @returns {string | null} its executable, or null when neither worked
 */
export function installBrowser() {
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    console.error('No browser found: installing Chromium with apt-get …');
    run('apt-get', ['update']);
    run('apt-get', ['install', '--yes', '--no-install-recommends', 'chromium']);
    const installed = findBrowser();
    if (installed) return installed;
  }
  console.error("No browser found: installing Playwright's Chromium …");
  run(process.execPath, [join(root, 'node_modules/playwright-core/cli.js'), 'install', 'chromium']);
  return findBrowser();
}

/** @param {string} path */
function starts(path) {
  if (!existsSync(path)) return false;
  // On Windows Chrome answers --version by opening a window.
  if (process.platform === 'win32') return true;
  return spawnSync(path, ['--version'], { stdio: 'ignore', timeout: 30_000 }).status === 0;
}

function playwrightPaths() {
  const folder = process.env.PLAYWRIGHT_BROWSERS_PATH || playwrightFolder();
  if (!existsSync(folder)) return [];
  const versions = readdirSync(folder).filter((name) => /^chromium-\d+$/.test(name));
  return versions.flatMap((version) =>
    [
      'chrome-linux/chrome',
      'chrome-linux64/chrome',
      'chrome-win/chrome.exe',
      'chrome-win64/chrome.exe',
      'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
      'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      'chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    ].map((path) => join(folder, version, path)),
  );
}

function playwrightFolder() {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Caches/ms-playwright');
  if (process.platform === 'win32') return join(process.env.LOCALAPPDATA ?? '', 'ms-playwright');
  return join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'ms-playwright');
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  spawnSync(command, args, { stdio: ['ignore', 2, 2], env, timeout: 600_000 });
}
