import { createHash } from 'node:crypto';
import { basename, join, relative, resolve } from 'node:path';
import { build, type Plugin } from 'vite';
import { shellPage } from '../worker/code/shell-policy.ts';
import { root } from './project.mjs';
import { hashOfFiles, importedFiles } from './source-hash.mjs';

interface Script {
  text: string;
  hash: string;
}

const FRAME = '\0frame:';
const SCRIPT_URL = '\0script-url:';
const FOLDER = '/@sandbox/';
const SHELL = 'shell.html';

/**
 * Builds the scripts of the sandbox for learners' code, each file with all it imports as one classic
 * script. `file.ts?script-url` is the address of such a script. `file.ts?frame` is its text, for a frame
 * within shell.html, whose policy names the text's hash.
 */
export function sandboxPlugin(): Plugin {
  let serving = false;
  return {
    name: 'sandbox',
    enforce: 'pre',
    configResolved({ command }) {
      serving = command === 'serve';
    },
    resolveId(source, importer) {
      const [, path, query] = /^(\..*)\.ts\?(frame|script-url)$/.exec(source) ?? [];
      if (!path || !importer) return null;
      const file = relative(root, resolve(importer, '..', path)).replaceAll('\\', '/');
      return (query === 'frame' ? FRAME : SCRIPT_URL) + file;
    },
    async load(id) {
      const prefix = [FRAME, SCRIPT_URL].find((start) => id.startsWith(start));
      if (!prefix) return null;
      const file = `${id.slice(prefix.length)}.ts`;
      for (const imported of importedFiles(root, file)) this.addWatchFile(join(root, imported));
      const addressOf = (name: object, source: string) => {
        const reference = this.emitFile({ type: 'asset', ...name, source });
        return `import.meta.ROLLUP_FILE_URL_${reference}`;
      };
      if (prefix === SCRIPT_URL) {
        if (serving) return `export default ${JSON.stringify(FOLDER + file)};`;
        const name = `${basename(file, '.ts')}.js`;
        return `export default ${addressOf({ name }, (await builtScript(file)).text)};`;
      }
      const { text, hash } = await builtScript(file);
      const shell = serving
        ? JSON.stringify(`${FOLDER}${file}/${SHELL}`)
        : addressOf({ fileName: SHELL }, shellPage(hash));
      return `export const script = ${JSON.stringify(text)};
        export const hash = ${JSON.stringify(hash)};
        export const shellUrl = ${shell};`;
    },
    configureServer({ middlewares }) {
      middlewares.use((request, response, next) => {
        const [path = ''] = (request.url ?? '').split('?');
        if (!path.startsWith(FOLDER)) return next();
        const page = path.endsWith(`/${SHELL}`);
        const file = path.slice(FOLDER.length, page ? -SHELL.length - 1 : undefined);
        builtScript(file).then(({ text, hash }) => {
          response.setHeader('Content-Type', page ? 'text/html' : 'text/javascript');
          response.end(page ? shellPage(hash) : text);
        }, next);
      });
    },
  };
}

const built = new Map<string, { sources: string; script: Promise<Script> }>();

/** The script of the sources as they are now. */
function builtScript(file: string): Promise<Script> {
  const sources = hashOfFiles(root, importedFiles(root, file));
  const known = built.get(file);
  if (known?.sources === sources) return known.script;
  const script = buildScript(file);
  built.set(file, { sources, script });
  return script;
}

async function buildScript(file: string): Promise<Script> {
  const result = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: 'es2023',
      minify: true,
      lib: { entry: join(root, file), formats: ['iife'], name: 'holdoutSandbox' },
    },
  });
  const [bundle] = Array.isArray(result) ? result : [result];
  if (!bundle || !('output' in bundle)) throw new Error(`Vite built no script of ${file}.`);
  const { code } = bundle.output[0];
  const hash = `sha256-${createHash('sha256').update(code).digest('base64')}`;
  return { text: code, hash };
}
