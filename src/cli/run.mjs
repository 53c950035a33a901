import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root, stop } from './project.mjs';
import { hashOfFiles, sourceFiles } from './source-hash.mjs';

/** Where commands stand; one that runs lessons needs what lies to the right of src/cli. */
const FOLDERS = ['src/cli', 'src/notebook/headless'];

/**
 * `node src/cli/run.mjs NAME …` runs `main` of src/cli/NAME.ts, or of src/notebook/headless/NAME.ts. What
 * the catalog holds is found by import.meta.glob, which exists only under Vite: so Vite builds the command
 * into one file, once for the sources as they are.
 */
const [name = '', ...args] = process.argv.slice(2);
const entry =
  FOLDERS.map((folder) => `${folder}/${name}.ts`).find(
    (file) => /^[a-z-]+$/.test(name) && existsSync(join(root, file)),
  ) ?? stop(`There is no command "${name}" in ${FOLDERS.join(' or ')}.`);
install();
process.stdout.on('error', (error) => {
  if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EPIPE') throw error;
  process.exit(0);
});
const { main } = await import(pathToFileURL(await builtCommand()).href);
process.exitCode = await main(args, root);

async function builtCommand() {
  const sources = hashOfFiles(
    root,
    sourceFiles(root, ['src', 'datasets', 'lessons', 'package-lock.json']),
  );
  const folder = join(root, 'node_modules/.cache/holdout');
  const file = join(folder, `${name}-${sources.slice(0, 16)}.mjs`);
  if (existsSync(file)) return file;
  const code = await build().catch((error) => stop(messagesOf(error)));
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
  const options = { root, configFile: /** @type {const} */ (false) };
  const file = join(root, 'src/notebook/build/lesson-plugin.ts');
  const { NODE_ENV } = process.env;
  const { module } = await vite.runnerImport(file, options);
  // It leaves "development" behind, and a site that is built from here would be built for that.
  if (NODE_ENV === undefined) delete process.env.NODE_ENV;
  else process.env.NODE_ENV = NODE_ENV;
  const result = await vite.build({
    ...options,
    publicDir: false,
    logLevel: 'error',
    plugins: [module.lessons(root)],
    build: {
      ssr: entry,
      write: false,
      target: 'node20',
      rolldownOptions: { output: { codeSplitting: false } },
    },
  });
  if (!('output' in result)) throw new Error('Vite built something else than one bundle.');
  return result.output[0].code;
}

/**
 * A mistake in a source or a lesson stops the build; each is said once, without the builder's own stack.
 * @param {Error & { errors?: Error[] }} error
 */
function messagesOf(error) {
  const messages = (error.errors ?? [error]).map(({ message }) =>
    message.replace(/\n +at [^]*$/, ''),
  );
  return [...new Set(messages)].join('\n');
}
