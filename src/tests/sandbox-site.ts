import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { vi } from 'vitest';
import { root } from '../cli/project.mjs';
import { hashOfFiles, sourceFiles } from '../cli/source-hash.mjs';

/** The page's folder, in the project and in the built site. */
export const PAGE = 'src/tests/sandbox-page';

const SOURCES = ['vite.config.ts', 'package-lock.json', 'src', 'datasets', 'static/data'];

/**
 * A site of one page that holds nothing but a runner of code, built as the real site is, with its
 * policy. It is built once for the sources as they are.
 * @returns its folder
 */
export async function buildSandboxSite(): Promise<string> {
  const files = ['index.html', 'main.ts'].map((name) => `${PAGE}/${name}`);
  const hash = hashOfFiles(root, [...sourceFiles(root, SOURCES), ...files]).slice(0, 16);
  const cache = join(root, 'node_modules/.cache/holdout');
  const folder = join(cache, `sandbox-site-${hash}`);
  if (existsSync(folder)) return folder;
  mkdirSync(cache, { recursive: true });
  for (const old of readdirSync(cache))
    if (/^sandbox-site-\w{16}$/.test(old)) rmSync(join(cache, old), { recursive: true });
  // Another test may be building the same: a folder appears here whole or not at all.
  const outDir = `${folder}.${process.pid}`;
  vi.stubEnv('NODE_ENV', 'production');
  await build({
    root,
    configFile: join(root, 'vite.config.ts'),
    logLevel: 'error',
    build: {
      outDir,
      emptyOutDir: true,
      rolldownOptions: { input: join(root, PAGE, 'index.html') },
    },
  });
  vi.unstubAllEnvs();
  if (existsSync(folder)) rmSync(outDir, { recursive: true });
  else renameSync(outDir, folder);
  return folder;
}
