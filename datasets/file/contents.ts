import { count } from './shown.ts';

/** The bytes of a table, unpacked, and how they are to be read. */
export interface Contents {
  format: 'text' | 'parquet';
  bytes: Uint8Array;
}

const PARQUET = 'PAR1';
/** Files that people hand over in place of a table, by their first bytes. */
const NO_TABLES: readonly [string, string][] = [
  ['PK\x03\x04', 'an Excel workbook or another ZIP archive'],
  ['\xd0\xcf\x11\xe0', 'an old Excel workbook'],
  ['\x89PNG', 'a PNG picture'],
  ['\xff\xd8\xff', 'a JPEG picture'],
  ['GIF8', 'a GIF picture'],
  ['%PDF', 'a PDF document'],
  ['\x28\xb5\x2f\xfd', 'packed with Zstandard'],
  ['BZh', 'packed with bzip2'],
  ['\xfd7zXZ', 'packed with xz'],
  ['7z\xbc\xaf', 'a 7-Zip archive'],
  ['ARROW1', 'an Arrow or Feather file'],
  ['SQLite format 3', 'an SQLite database'],
];
const READABLE = 'Holdout reads CSV, gzipped CSV and Parquet: export the table as CSV in UTF-8.';
/** As far as this a text is searched for bytes that no text holds. */
const SEARCHED = 65_536;

/**
 * Looks at what a file holds, whatever its name says, and unpacks gzip.
 * @param encoding of a text, where it is known not to be UTF-8.
 * @throws when it is empty, cut off, or no table.
 */
export async function contentsOf(
  bytes: Uint8Array,
  file: string,
  encoding: string | null,
): Promise<Contents> {
  if (bytes.length === 0)
    throw new Error(`${file} is empty (0 bytes). Export the table again, or name another file.`);
  if (bytes[0] === 0x1f && bytes[1] === 0x8b)
    return contentsOf(await gunzip(bytes, file), `${file}, unpacked,`, encoding);
  if (beginsWith(bytes, PARQUET)) return { format: 'parquet', bytes };
  const other = NO_TABLES.find(([magic]) => beginsWith(bytes, magic));
  if (other) throw new Error(`${file} is no table: it is ${other[1]}. ${READABLE}`);
  if (/\.parquet\b/i.test(file))
    throw new Error(
      `${file} is no Parquet file: it does not begin with ${PARQUET}. Write it again, or give it its right name if it is a CSV.`,
    );
  if (!encoding?.startsWith('utf-16')) refuseBinary(bytes, file);
  return { format: 'text', bytes };
}

/** A text in UTF-16 is half zeros, and is recognised by its first two bytes (decode-text.ts). */
function refuseBinary(bytes: Uint8Array, file: string): void {
  const isUtf16 = beginsWith(bytes, '\xff\xfe') || beginsWith(bytes, '\xfe\xff');
  const zero = isUtf16 ? -1 : bytes.subarray(0, SEARCHED).indexOf(0);
  if (zero >= 0)
    throw new Error(
      `${file} is no table: its byte ${zero} is zero, as in no CSV. If it is a text in UTF-16, convert it to UTF-8. ${READABLE}`,
    );
}

function beginsWith(bytes: Uint8Array, magic: string): boolean {
  return Array.from(magic, (c) => c.charCodeAt(0)).every((byte, i) => bytes[i] === byte);
}

async function gunzip(bytes: Uint8Array, file: string): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let length = 0;
  try {
    const packed = new Blob([bytes as Uint8Array<ArrayBuffer>]).stream();
    const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader();
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      parts.push(part.value);
      length += part.value.length;
    }
  } catch (cause) {
    throw new Error(
      `${file} cannot be unpacked: after ${count(length)} good bytes its gzip data ends too early or is damaged. Download or pack it again; "gzip -t" tells whether a file is whole.`,
      { cause },
    );
  }
  const whole = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
