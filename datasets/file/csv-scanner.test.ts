import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CsvScanner, type CsvRecord } from './csv-scanner.ts';

function scan(pieces: readonly string[], delimiter = ','): CsvRecord[] {
  const records: CsvRecord[] = [];
  const scanner = new CsvScanner('t.csv', delimiter, (record) => records.push(record));
  pieces.forEach((piece, i) => scanner.push(piece, i === pieces.length - 1));
  return records;
}
const fields = (text: string, delimiter?: string) => scan([text], delimiter).map((r) => r.fields);

describe('a delimited text', () => {
  it('may end its lines with LF, CR LF or CR, and the last one with nothing', () => {
    for (const end of ['\n', '\r\n', '\r'])
      for (const last of [end, '']) {
        const records = scan([`a,b${end}1,2${end}${end}3,4${last}`]);
        expect(records).toEqual([
          { fields: ['a', 'b'], line: 1 },
          { fields: ['1', '2'], line: 2 },
          { fields: ['3', '4'], line: 4 },
        ]);
      }
  });

  it('holds delimiters, line ends and doubled quotes inside quotes, and counts their lines', () => {
    const records = scan(['a,"b, ""c""\r\nd"\r\n"x\ny\rz",2\n3,4']);
    expect(records).toEqual([
      { fields: ['a', 'b, "c"\r\nd'], line: 1 },
      { fields: ['x\ny\rz', '2'], line: 3 },
      { fields: ['3', '4'], line: 6 },
    ]);
  });

  it('keeps a quote in the middle of a field, and empty fields at the end', () => {
    expect(fields('5" pipe;;\n"";x;', ';')).toEqual([
      ['5" pipe', '', ''],
      ['', 'x', ''],
    ]);
  });

  it('gives the same records in whatever pieces it comes', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ',', '"', '\n', '\r', 'é', ' ') });
    fc.assert(
      fc.property(
        fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(200)),
        (rows, end, cuts) => {
          const text = rows
            .map((row) => row.map((c) => `"${c.replaceAll('"', '""')}"`).join(','))
            .join(end);
          const at = [...new Set([0, ...cuts.map((c) => c % (text.length + 1)), text.length])];
          at.sort((a, b) => a - b);
          const pieces = at.slice(1).map((to, i) => text.slice(at[i], to));
          expect(scan(pieces).map((r) => r.fields)).toEqual(rows);
        },
      ),
    );
  });

  it('leaves out what nobody wants, but counts it', () => {
    const seen: string[][] = [];
    const scanner = new CsvScanner('t.csv', ',', ({ fields }) => seen.push(fields));
    scanner.wanted = [false, true];
    scanner.push('"a",b,c', true);
    expect(seen).toEqual([['', 'b', '']]);
  });

  it('names the line of a quote that is never closed, or followed by text', () => {
    expect(() => fields('a,b\n1,"2\n3,4\n')).toThrow(/t\.csv, line 2: the quote before "2.*never/s);
    expect(() => fields('a,b\n1,"x\ny" z\n')).toThrow(/t\.csv, line 3: " z.*follows a closing/s);
  });

  it('does not wait for the end of the file to find a quote opened by mistake', () => {
    const long = 'x,y\n'.repeat(1_000_000);
    expect(() => scan(['a,b\n1,"2\n', long, long, long, long])).toThrow(
      /t\.csv, line 2: the record/,
    );
  });
});
