import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npm, root } from './project.mjs';
import { hashOfFiles, sourceFiles } from './source-hash.mjs';

const SOURCES = [
  'index.html',
  'vite.config.ts',
  'package-lock.json',
  'src',
  'datasets',
  'lessons',
  'static',
];

/**
 * Builds the site into dist/ unless it was built from the very sources that are here. The hash of the
 * sources stands in dist/ itself, so that whatever else writes there takes it away.
 * @returns {boolean} whether dist/ holds the site
 */
export function buildSite() {
  const stamp = join(root, 'dist', '.sources');
  const sources = hashOfFiles(root, sourceFiles(root, SOURCES));
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return true;
  console.error('Building the site …');
  if (!npm('run', '--silent', 'build')) return false;
  writeFileSync(stamp, sources);
  return true;
}
