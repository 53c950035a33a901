const CHUNK_BYTES = 1 << 22;
const MARKS: readonly [encoding: string, mark: readonly number[]][] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * The text of some bytes, a few megabytes at a time; a byte-order mark is left out. A byte that is not of
 * this encoding is an error, never a replacement character: a name read wrongly is another name.
 * @param encoding as the roles file names it, or null for UTF-8.
 */
export function* decodeText(
  bytes: Uint8Array,
  encoding: string | null,
  file: string,
): Generator<string> {
  const found = MARKS.find(([, mark]) => mark.every((byte, i) => bytes[i] === byte))?.[0];
  if (found && found !== (encoding ?? 'utf-8'))
    throw new Error(
      `${file} is encoded in ${found.toUpperCase()}, as its first bytes say, and was to be read as ${(encoding ?? 'utf-8').toUpperCase()}. Write "encoding": "${found}" into the roles file, or save it as UTF-8.`,
    );
  const decoder = new TextDecoder(encoding ?? 'utf-8', { fatal: true });
  for (let start = 0; start < bytes.length || start === 0; start += CHUNK_BYTES) {
    const chunk = bytes.subarray(start, start + CHUNK_BYTES);
    let text: string;
    try {
      text = decoder.decode(chunk, { stream: start + CHUNK_BYTES < bytes.length });
    } catch {
      throw new Error(wrongByte(bytes, Math.max(0, start - 4), encoding ?? 'utf-8', file));
    }
    yield text;
  }
}

/** Whether there is such an encoding (WHATWG Encoding Standard). */
export function isEncoding(name: string): boolean {
  try {
    new TextDecoder(name);
    return true;
  } catch {
    return false;
  }
}

function wrongByte(bytes: Uint8Array, from: number, encoding: string, file: string): string {
  if (encoding !== 'utf-8')
    return `${file} is not encoded in ${encoding.toUpperCase()}. Write its right encoding into the roles file ("encoding"), or save it as UTF-8.`;
  const at = firstNoUtf8(bytes, from);
  const byte = (bytes[at] ?? 0).toString(16).toUpperCase().padStart(2, '0');
  return (
    `${file}, line ${lineOf(bytes, at)}: byte ${at} (0x${byte}) is not UTF-8. ` +
    `A text from Windows in a Western language is mostly windows-1252: then write "encoding": "windows-1252" into the roles file, ` +
    `or convert it with "iconv -f windows-1252 -t utf-8".`
  );
}

/** The first byte, from a place near it on, that no UTF-8 character holds. */
function firstNoUtf8(bytes: Uint8Array, from: number): number {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let at = from;
  // The start may lie inside a character.
  while (at < bytes.length && (bytes[at]! & 0xc0) === 0x80) at++;
  while (at < bytes.length) {
    const length = characterLength(bytes[at]!);
    if (length === 1) {
      at++;
      continue;
    }
    try {
      decoder.decode(bytes.subarray(at, at + length));
    } catch {
      return at;
    }
    at += length;
  }
  return bytes.length - 1;
}

function characterLength(first: number): number {
  return first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let i = 0; i < at; i++)
    if (bytes[i] === 0x0a || (bytes[i] === 0x0d && bytes[i + 1] !== 0x0a)) line++;
  return line;
}
