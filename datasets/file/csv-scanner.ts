import { count, shown } from './shown.ts';

const QUOTE = 34;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;
/** A record longer than this is a quote that was opened by mistake. */
const LONGEST_RECORD = 10_000_000;

export interface CsvRecord {
  fields: string[];
  /** The line on which the record begins, from 1. */
  line: number;
}

/**
 * Cuts delimited text into records as RFC 4180 has it: a field in quotes may hold delimiters, line ends
 * and doubled quotes. Lines may end with LF, CR LF or CR; empty lines are skipped. Text comes in pieces
 * of any size.
 */
export class CsvScanner {
  readonly #file: string;
  readonly #delimiter: number;
  readonly #onRecord: (record: CsvRecord) => void;
  /** What has come of a record that is not complete. */
  #rest = '';
  /** Where the record that is being read begins: its place in the text, and its line. */
  #start = 0;
  #line = 1;
  /** Fields that nobody asked for are not cut out; null: all are wanted. */
  wanted: readonly boolean[] | null = null;

  constructor(file: string, delimiter: string, onRecord: (record: CsvRecord) => void) {
    this.#file = file;
    this.#delimiter = delimiter.charCodeAt(0);
    this.#onRecord = onRecord;
  }

  /** @param last whether no more text comes. */
  push(piece: string, last: boolean): void {
    const text = this.#rest + piece;
    let at = 0;
    while (at < text.length) {
      const end = this.#record(text, at, last);
      if (end < 0) break;
      at = end;
    }
    this.#rest = text.slice(at);
    if (this.#rest.length > LONGEST_RECORD)
      throw new Error(
        `${this.#file}, line ${this.#line}: the record that begins here does not end within ${count(LONGEST_RECORD)} characters. Look for a quote that is opened and never closed.`,
      );
  }

  /** Reads one record and hands it on. @returns where the next begins, −1 when it has not all come. */
  #record(text: string, start: number, last: boolean): number {
    const fields: string[] = [];
    let breaks = 0;
    let at = start;
    this.#start = start;
    for (;;) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const end = quoted ? this.#quotedEnd(text, at, last) : this.#plainEnd(text, at);
      if (end < 0) return -1;
      if (this.wanted && !this.wanted[fields.length]) fields.push('');
      else fields.push(quoted ? unquoted(text.slice(at + 1, end - 1)) : text.slice(at, end));
      if (quoted) breaks += lineBreaks(text, at, end);
      if (text.charCodeAt(end) === this.#delimiter) {
        at = end + 1;
        continue;
      }
      if (end >= text.length && !last) return -1;
      const next = this.#afterLineEnd(text, end, last);
      if (next < 0) return -1;
      const blank = fields.length === 1 && text.slice(start, end).trim() === '';
      if (!blank) this.#onRecord({ fields, line: this.#line });
      this.#line += breaks + 1;
      return next;
    }
  }

  #plainEnd(text: string, from: number): number {
    let at = from;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code === this.#delimiter || code === LINE_FEED || code === CARRIAGE_RETURN) break;
    }
    return at;
  }

  /** The place after the closing quote; −1 when that has not come. */
  #quotedEnd(text: string, from: number, last: boolean): number {
    let quote = text.indexOf('"', from + 1);
    while (quote >= 0 && text.charCodeAt(quote + 1) === QUOTE) quote = text.indexOf('"', quote + 2);
    if (quote < 0 && last)
      throw new Error(
        `${this.#file}, line ${this.#lineAt(text, from)}: the quote before ${shown(text.slice(from + 1, from + 21))} is never closed. Close it, or double it ("") where it is part of the value.`,
      );
    // A quote at the very end may be the first of two.
    if (quote < 0 || (quote + 1 === text.length && !last)) return -1;
    const code = text.charCodeAt(quote + 1);
    const ends = [this.#delimiter, LINE_FEED, CARRIAGE_RETURN].includes(code);
    if (!ends && quote + 1 < text.length)
      throw new Error(
        `${this.#file}, line ${this.#lineAt(text, quote)}: ${shown(text.slice(quote + 1, quote + 21))} follows a closing quote. Double the quotes ("") that are part of a value.`,
      );
    return quote + 1;
  }

  #afterLineEnd(text: string, at: number, last: boolean): number {
    if (text.charCodeAt(at) !== CARRIAGE_RETURN) return Math.min(at + 1, text.length);
    // Whether a line feed belongs to this line end cannot be said before it has come.
    if (at + 1 === text.length && !last) return -1;
    return text.charCodeAt(at + 1) === LINE_FEED ? at + 2 : at + 1;
  }

  /** The line of a place in the record that is being read. */
  #lineAt(text: string, at: number): number {
    return this.#line + lineBreaks(text, this.#start, at);
  }
}

function unquoted(text: string): string {
  return text.includes('"') ? text.replaceAll('""', '"') : text;
}

function lineBreaks(text: string, from: number, to: number): number {
  let breaks = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (code === LINE_FEED || (code === CARRIAGE_RETURN && text.charCodeAt(at + 1) !== LINE_FEED))
      breaks++;
  }
  return breaks;
}
