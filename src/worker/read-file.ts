/** Reads a file of the site, telling how many bytes have come. */
export async function readFile(
  url: string,
  onBytes: (bytes: number) => void,
  signal?: AbortSignal,
): Promise<ArrayBuffer> {
  const name = url.slice(url.lastIndexOf('/') + 1);
  const response = await fetch(url, signal ? { signal } : {}).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new Error(
      `The file ${name} of the table could not be loaded: there is no connection to ${new URL(url).host}. ` +
        'Check the connection and run again.',
    );
  });
  if (!response.ok)
    throw new Error(
      `The file ${name} of the table is missing: the server answered ${response.status} for ${url}. ` +
        'Build it with "npm run data" and serve the site again.',
    );
  return (await readBody(response, onBytes)).buffer;
}

async function readBody(
  response: Response,
  onBytes: (bytes: number) => void,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(response)) {
    chunks.push(chunk);
    length += chunk.length;
    onBytes(length);
  }
  const bytes = new Uint8Array(length);
  let offset = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, offset);
    offset += chunk.length;
  }
  return bytes;
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return yield new Uint8Array(await response.arrayBuffer());
  for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
}
