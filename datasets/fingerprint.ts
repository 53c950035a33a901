/** A fingerprint of a sequence of 32-bit words: FNV-1a and a second mixture beside it, 16 hex digits. */
export class Fingerprint {
  #a = 2166136261;
  #b = 0x9747b28c;

  add(word: number): void {
    this.#a = Math.imul(this.#a ^ word, 16777619);
    this.#b = Math.imul(this.#b ^ (word >>> 7) ^ (word << 3), 0x01000193) + this.#a;
  }

  addText(text: string): void {
    for (let i = 0; i < text.length; i++) this.add(text.charCodeAt(i));
  }

  toString(): string {
    const hex = (word: number) => (word >>> 0).toString(16).padStart(8, '0');
    return hex(this.#a) + hex(this.#b);
  }
}
