/** A column as text, each different text once: `codes` gives each row its text, −1 where it is empty. */
export interface TextColumn {
  codes: Int32Array;
  texts: readonly string[];
}

/** What a reader makes of a file, before anybody asks what the texts mean. */
export interface SourceTable {
  /** Name of the file, for messages. */
  file: string;
  rows: number;
  /** All columns of the file, in its order. */
  names: readonly string[];
  /** Those of them that were asked for. */
  columns: ReadonlyMap<string, TextColumn>;
  /** Where a row stands in the file: "line 17". */
  place(row: number): string;
}

/** Collects a column text by text. Blank text counts as empty. */
export class TextColumnBuilder {
  readonly #codeOf = new Map<string, number>();
  #codes = new Int32Array(1024);
  #rows = 0;

  add(text: string): void {
    if (this.#rows === this.#codes.length) this.#codes = grown(this.#codes);
    this.#codes[this.#rows++] = this.#code(text);
  }

  #code(text: string): number {
    if (text === '') return -1;
    let code = this.#codeOf.get(text);
    if (code === undefined) {
      code = text.trim() === '' ? -1 : this.#codeOf.size;
      if (code >= 0) this.#codeOf.set(text, code);
    }
    return code;
  }

  column(): TextColumn {
    return { codes: this.#codes.slice(0, this.#rows), texts: [...this.#codeOf.keys()] };
  }
}

/** Twice the room, with the same content. */
export function grown(values: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(values.length * 2);
  larger.set(values);
  return larger;
}
