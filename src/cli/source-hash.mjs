import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * One hash of the content of some files, under their names.
 * @param {string} root @param {readonly string[]} files relative to the root
 */
export function hashOfFiles(root, files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/**
 * The files that a build reads under some paths, sorted: no tests, and nothing that was itself built.
 * @param {string} root @param {readonly string[]} paths files or folders, relative to the root
 * @returns {string[]}
 */
export function sourceFiles(root, paths) {
  const files = paths.flatMap((path) => {
    const absolute = join(root, path);
    if (!existsSync(absolute)) return [];
    if (statSync(absolute).isFile()) return [path];
    const names = readdirSync(absolute).map((name) => `${path}/${name}`);
    return sourceFiles(
      root,
      names.filter((name) => !/\.test\.ts$|^src\/tests$|^static\/data$/.test(name)),
    );
  });
  return files.sort();
}

/**
 * The file, and every file of the project that it imports by a relative path, sorted.
 * @param {string} root @param {string} entry
 * @returns {string[]}
 */
export function importedFiles(root, entry) {
  const seen = new Set([entry]);
  for (const file of seen) {
    const code = readFileSync(join(root, file), 'utf8');
    for (const [, path = ''] of code.matchAll(/\b(?:from|import)\s*\(?\s*'(\.{1,2}\/[^']+)'/g))
      seen.add(join(dirname(file), path).replaceAll('\\', '/'));
  }
  return [...seen].sort();
}
