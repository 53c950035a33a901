import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of package.json. */
export const root = fileURLToPath(new URL('../../', import.meta.url));

/**
 * Runs npm in the project. Its output goes to stderr: stdout belongs to the command that asked.
 * @param {string[]} args
 * @returns {boolean} whether npm succeeded
 */
export function npm(...args) {
  const own = process.env.npm_execpath ?? '';
  const stdio = /** @type {const} */ (['ignore', 2, 2]);
  const child = own.endsWith('npm-cli.js')
    ? spawnSync(process.execPath, [own, ...args], { cwd: root, stdio: [...stdio] })
    : spawnSync('npm', args, { cwd: root, stdio: [...stdio], shell: process.platform === 'win32' });
  return child.status === 0;
}

/** Makes sure that node_modules holds what package-lock.json says; ends the process if it cannot. */
export function install() {
  if (isInstalled()) return;
  console.error('Installing the packages of package-lock.json …');
  if (!npm('ci', '--include=dev', '--no-fund', '--no-audit'))
    stop('npm ci failed, as it says above. With the network back, run the same command again.');
}

/** @param {string} message @returns {never} */
export function stop(message) {
  console.error(message);
  process.exit(1);
}

/** Every command imports this file, so that an old Node is told before anything else can fail on it. */
const needed = readJson('package.json').engines.node.replace('>=', '');
if (!isAtLeast(process.versions.node, needed))
  stop(`Holdout needs Node ${needed} or later; this is Node ${process.versions.node}.`);

/** @param {string} version @param {string} needed */
function isAtLeast(version, needed) {
  return version.localeCompare(needed, 'en', { numeric: true }) >= 0;
}

/** npm notes in node_modules what it installed; times of files would be misled by a checkout. */
function isInstalled() {
  try {
    const wanted = readJson('package-lock.json').packages;
    const found = readJson('node_modules/.package-lock.json').packages;
    return Object.keys(wanted).every((path) => {
      const { version, optional, extraneous } = wanted[path];
      return path === '' || optional || extraneous || found[path]?.version === version;
    });
  } catch {
    return false;
  }
}

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(join(root, file), 'utf8'));
}
