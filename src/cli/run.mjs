import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root, stop } from './project.mjs';
import { hashOfFiles, sourceFiles } from './source-hash.mjs';

/**
 * `node src/cli/run.mjs NAME …` runs `main` of src/cli/NAME.ts. What the catalog holds is found by
 * import.meta.glob, which exists only under Vite: so Vite builds the command into one file, once for
 * the sources as they are.
 */
const [name = '', ...args] = process.argv.slice(2);
if (!/^[a-z-]+$/.test(name) || !existsSync(join(root, 'src/cli', `${name}.ts`)))
  stop(`There is no command "${name}" in src/cli.`);
install();
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit(0);
});
const { main } = await import(pathToFileURL(await builtCommand()).href);
process.exitCode = await main(args, root);

async function builtCommand() {
  const sources = hashOfFiles(root, sourceFiles(root, ['src', 'datasets', 'package-lock.json']));
  const folder = join(root, 'node_modules/.cache/holdout');
  const file = join(folder, `${name}-${sources.slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  const code = await build();
  mkdirSync(folder, { recursive: true });
  for (const old of readdirSync(folder))
    if (old.startsWith(`${name}-`)) rmSync(join(folder, old), { force: true });
  // Another process may be building the same: a file appears here whole or not at all.
  writeFileSync(`${file}.${process.pid}`, code);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}

/** @returns {Promise<string>} the command's code in one file; packages stay in node_modules */
async function build() {
  const vite = await import('vite');
  const result = await vite.build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    build: {
      ssr: `src/cli/${name}.ts`,
      write: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!('output' in result)) throw new Error('Vite built something else than one bundle.');
  return result.output[0].code;
}
