import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { gzipSync } from 'node:zlib';

export interface SizedFile {
  /** Path inside the site. */
  file: string;
  bytes: number;
  gzippedBytes: number;
}

export interface ScriptSizes {
  /** The scripts that come before the first paint: entry, preloads, the page's own, what they import. */
  first: SizedFile[];
  /** The scripts and WebAssembly that these may load later: chunks and workers. */
  later: SizedFile[];
  firstGzippedBytes: number;
  laterGzippedBytes: number;
}

/**
 * What the built site in `folder` loads at first and what later, found by following its files.
 * @param page a component that index.html's script loads at once, such as `LabPage`.
 */
export async function scriptSizes(folder: string, page?: string): Promise<ScriptSizes> {
  // Vite is large, and most commands never need it.
  const { parseAst } = await import('vite');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => /\.(js|mjs|wasm)$/.test(file));
  const own = files.filter((file) => page && posix.basename(file).startsWith(`${page}-`));
  if (page && own.length === 0) throw new Error(`${folder} holds no script of ${page}.`);
  const first = reached([...scriptsOfPage(folder), ...own], (file) =>
    staticImports(folder, file, parseAst),
  );
  const mentioned = (file: string) => {
    const code = file.endsWith('.wasm') ? '' : readFileSync(join(folder, file), 'utf8');
    return files.filter((other) => code.includes(posix.basename(other)));
  };
  const later = reached([...first], mentioned).filter((file) => !first.includes(file));
  const sized = { first: sizesOf(folder, first), later: sizesOf(folder, later) };
  return {
    ...sized,
    firstGzippedBytes: total(sized.first),
    laterGzippedBytes: total(sized.later),
  };
}

type ParseAst = (typeof import('vite'))['parseAst'];

function reached(from: readonly string[], next: (file: string) => string[]): string[] {
  const seen = new Set(from);
  for (const file of seen) for (const other of next(file)) seen.add(other);
  return [...seen];
}

function scriptsOfPage(folder: string): string[] {
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const tags = page.match(/<(script|link)\b[^>]*>/g) ?? [];
  return tags
    .filter((tag) => tag.startsWith('<script') || /rel="?modulepreload/.test(tag))
    .flatMap((tag) => /(?:src|href)="?\.?\/?([^"\s>]+)/.exec(tag)?.[1] ?? []);
}

function staticImports(folder: string, file: string, parseAst: ParseAst): string[] {
  const { body } = parseAst(readFileSync(join(folder, file), 'utf8'));
  return body.flatMap((node) => {
    const from = 'source' in node && node.source ? String(node.source.value) : '';
    return from.startsWith('.') ? [posix.join(posix.dirname(file), from)] : [];
  });
}

function sizesOf(folder: string, files: readonly string[]): SizedFile[] {
  return files.map((file) => {
    const content = readFileSync(join(folder, file));
    return { file, bytes: content.length, gzippedBytes: gzipSync(content).length };
  });
}

function total(files: readonly SizedFile[]): number {
  return files.reduce((sum, file) => sum + file.gzippedBytes, 0);
}
