import { spawn } from 'node:child_process';
import { join } from 'node:path';
import util from 'node:util';
import { buildSite } from './build-site.mjs';
import { install, root, stop } from './project.mjs';
import { serve } from './serve.mjs';

const USAGE = `Usage: npm start [-- --port N] [-- --no-open]
Installs and builds what is missing, then serves Holdout on this machine.
  --port N    the first port to try (4173)
  --no-open   leave the browser alone`;

const { port, mayOpen } = readArguments(process.argv.slice(2));
install();
if (!buildSite()) stop('The build failed, as it says above.');
const site = await serve(join(root, 'dist'), { port });
console.log(`Holdout is at ${site.url}\nPress Ctrl+C to end.`);
if (mayOpen && hasScreen()) openInBrowser(site.url);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => site.close().then(() => process.exit(0)));

/** @param {string[]} args */
function readArguments(args) {
  const options = /** @type {const} */ ({
    port: { type: 'string', default: '4173' },
    'no-open': { type: 'boolean' },
    help: { type: 'boolean' },
  });
  try {
    const { values } = util.parseArgs({ args, options });
    if (values.help) {
      console.log(USAGE);
      process.exit(0);
    }
    const port = /^\d+$/.test(values.port) ? Number(values.port) : 0;
    if (port < 1 || port > 65535)
      throw new Error(`--port is "${values.port}"; a number from 1 to 65535 is needed.`);
    return { port, mayOpen: !values['no-open'] };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(2);
  }
}

function hasScreen() {
  if (process.env.CI) return false;
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** @param {string} url */
function openInBrowser(url) {
  const [command, ...args] =
    process.platform === 'darwin'
      ? ['open', url]
      : process.platform === 'win32'
        ? ['cmd', '/c', 'start', '', url]
        : ['xdg-open', url];
  spawn(/** @type {string} */ (command), args, { stdio: 'ignore', detached: true })
    .on('error', () => {})
    .unref();
}
