import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { createGzip } from 'node:zlib';

/** @type {Record<string, string>} */
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.parquet': 'application/vnd.apache.parquet',
};

const PACKED = new Set(['.parquet', '.png', '.woff2']);

/**
 * Serves a folder of files to this machine, from `base` on; a port that is taken is left for the next.
 * @param {string} folder
 * @param {{ port?: number, base?: string, gzip?: boolean }} [options] port 0: any free one; gzip: as a
 *   static host sends files, which is no gain on one's own machine
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function serve(folder, { port = 0, base = '/', gzip = false } = {}) {
  const server = createServer((request, response) => {
    answer(folder, { base, gzip }, request, response).catch(() =>
      send(response, 500, 'This cannot be read.'),
    );
  });
  const taken = await listen(server, port);
  return {
    url: `http://127.0.0.1:${taken}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {import('node:http').Server} server @param {number} port
 * @returns {Promise<number>} the port that it got
 */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE' && port < 65535) resolve(listen(server, port + 1));
      else reject(error);
    });
    server.listen(port, '127.0.0.1', () => {
      server.removeAllListeners('error');
      const address = server.address();
      resolve(address && typeof address === 'object' ? address.port : port);
    });
  });
}

/**
 * @param {string} folder @param {{ base: string, gzip: boolean }} options
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, { base, gzip }, request, response) {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return send(response, 405, 'Only GET and HEAD are answered here.');
  const path = pathOf(request.url ?? '/');
  if (path === null) return send(response, 400, 'This address cannot be read.');
  if (`${path}/` === base) return send(response, 301, '', { Location: base });
  const file = path.startsWith(base) ? await fileAt(folder, path.slice(base.length)) : null;
  if (!file) return send(response, 404, 'There is nothing here.');
  const { name, size } = file;
  const packs = gzip && !PACKED.has(extname(name));
  response.writeHead(200, {
    'Content-Type': TYPES[extname(name)] ?? 'application/octet-stream',
    ...(packs ? { 'Content-Encoding': 'gzip' } : { 'Content-Length': size }),
    'Cache-Control': 'no-cache',
    'X-Content-Type-Options': 'nosniff',
  });
  if (request.method === 'HEAD') return response.end();
  const content = createReadStream(name).on('error', () => response.destroy());
  if (packs) content.pipe(createGzip()).pipe(response);
  else content.pipe(response);
}

/** @param {string} url @returns {string | null} */
function pathOf(url) {
  try {
    return decodeURIComponent(url.replace(/[?#].*/s, ''));
  } catch {
    return null;
  }
}

/**
 * Nothing outside the folder, and no hidden file.
 * @param {string} folder @param {string} path
 */
async function fileAt(folder, path) {
  const inside = normalize(`/${path}`);
  if (path.includes('\0') || inside.split(sep).some((part) => part.startsWith('.'))) return null;
  for (const name of [join(folder, inside), join(folder, inside, 'index.html')]) {
    const found = await stat(name).catch(() => null);
    if (found?.isFile()) return { name, size: found.size };
  }
  return null;
}

/**
 * @param {import('node:http').ServerResponse} response @param {number} status @param {string} text
 * @param {Record<string, string>} [headers]
 */
function send(response, status, text, headers = {}) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  response.end(text);
}
