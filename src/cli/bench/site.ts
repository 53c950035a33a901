import { readdirSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { scriptSizes, type SizedFile } from '../script-sizes.ts';
import { builtSite } from './built-site.ts';
import { figure, type Figure } from './figure.ts';
import type { Part } from './part.ts';
import { TARGETS } from './target.ts';

const SMALL_BYTES = 5000;
/** What is no script: how it is called, by its file's ending. */
const OTHER = { '.html': 'html', '.css': 'styles', '.woff2': 'fonts', '.parquet': 'tables' };

export const site: Part = {
  id: 'sizes',
  title: 'Sizes, gzipped',
  summary:
    'What the built page loads at once, and what it may load later: charts, the worker, what TensorFlow.js and Arquero need.',
  rows: [null],
  subjects: [null],
  async measure({ root }) {
    const folder = await builtSite(root);
    const { first, later, firstGzippedBytes, laterGzippedBytes } = await scriptSizes(
      folder,
      'LabPage',
    );
    return [
      figure('script at first', 'kB', firstGzippedBytes / 1000, TARGETS.firstScript),
      ...filesOf(first),
      figure('script and WebAssembly later', 'kB', laterGzippedBytes / 1000),
      ...filesOf(later),
      ...otherFigures(folder),
    ];
  },
};

/** The largest first; the small ones in one figure. */
function filesOf(files: readonly SizedFile[]): Figure[] {
  const sorted = [...files].sort((a, b) => b.gzippedBytes - a.gzippedBytes);
  const large = sorted.filter(({ gzippedBytes }) => gzippedBytes >= SMALL_BYTES);
  const small = sorted.slice(large.length);
  const rest = small.reduce((sum, { gzippedBytes }) => sum + gzippedBytes, 0);
  return [
    ...large.map(({ file, gzippedBytes }) => figure(`  ${file}`, 'kB', gzippedBytes / 1000)),
    ...(small.length > 0 ? [figure(`  ${small.length} smaller files`, 'kB', rest / 1000)] : []),
  ];
}

function otherFigures(folder: string): Figure[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return Object.entries(OTHER).map(([ending, name]) => {
    const own = files.filter((file) => extname(file) === ending);
    const bytes = own.reduce((sum, f) => sum + gzipSync(readFileSync(join(folder, f))).length, 0);
    return figure(name, 'kB', bytes / 1000);
  });
}
