/** Where a value stands within the options of a cell: names and positions. */
export type FieldPath = readonly (string | number)[];

/** An error in the options of a cell, with the place of the value that is wrong. */
export class FieldError extends Error {
  constructor(
    message: string,
    readonly path: FieldPath,
  ) {
    super(message);
  }
}

/**
 * The options of a cell, read one by one. What is missing, of another type or unknown throws an error
 * that names the option and what is possible.
 */
export class Fields {
  readonly #read = new Set<string>();

  constructor(
    private readonly values: Readonly<Record<string, unknown>>,
    readonly path: FieldPath = [],
  ) {}

  /** The options as one object; anything else throws. */
  static of(value: unknown, path: FieldPath = []): Fields {
    if (!isObject(value))
      throw new FieldError(
        `${nameOf(path)} is ${shown(value)}; a list of options is needed.`,
        path,
      );
    return new Fields(value, path);
  }

  has(name: string): boolean {
    return this.values[name] !== undefined && this.values[name] !== null;
  }

  text(name: string): string {
    const value = this.needed(name);
    if (typeof value !== 'string' || value.trim() === '')
      this.fail(name, `is ${shown(value)}; a text is needed there`);
    return value as string;
  }

  optionalText(name: string): string | null {
    return this.has(name) ? this.text(name) : this.absent(name, null);
  }

  number(name: string): number {
    const value = this.needed(name);
    if (typeof value !== 'number' || !Number.isFinite(value))
      this.fail(name, `is ${shown(value)}; a number is needed there`);
    return value as number;
  }

  optionalNumber(name: string): number | null {
    return this.has(name) ? this.number(name) : this.absent(name, null);
  }

  flag(name: string): boolean {
    const value = this.value(name) ?? false;
    if (typeof value !== 'boolean') this.fail(name, `is ${shown(value)}; write true or false`);
    return value as boolean;
  }

  choice<T extends string>(name: string, allowed: readonly T[], otherwise?: T): T {
    if (otherwise !== undefined && !this.has(name)) return this.absent(name, otherwise);
    const value = this.needed(name);
    if (!allowed.includes(value as T))
      this.fail(name, `is ${shown(value)}; it must be one of ${allowed.join(', ')}`);
    return value as T;
  }

  /** Two numbers, the first the smaller. */
  range(name: string): [number, number] {
    const value = this.needed(name);
    const [low, high] = Array.isArray(value) ? (value as unknown[]) : [];
    if (typeof low !== 'number' || typeof high !== 'number' || !(low < high))
      this.fail(name, `is ${shown(value)}; two numbers are needed there, such as [0, 1]`);
    return [low as number, high as number];
  }

  /** A list of texts; one text is a list of one. */
  texts(name: string): string[] {
    const given = this.value(name) ?? [];
    const value = typeof given === 'string' ? [given] : given;
    if (!Array.isArray(value) || !value.every((item) => typeof item === 'string'))
      this.fail(name, `is ${shown(value)}; a list of texts is needed there`);
    return value as string[];
  }

  /** A list of options within the options; at least `least` of them. */
  list(name: string, least = 1): Fields[] {
    const value = least > 0 ? this.needed(name) : (this.value(name) ?? []);
    if (!Array.isArray(value) || value.length < least)
      this.fail(name, `is ${shown(value)}; a list of at least ${least} is needed there`);
    return (value as unknown[]).map((item, index) => Fields.of(item, [...this.path, name, index]));
  }

  /** Options within an option. */
  group(name: string): Fields {
    return Fields.of(this.needed(name), [...this.path, name]);
  }

  /** What `read` makes of a text; what it throws becomes an error at this option. */
  as<T>(name: string, read: (text: string) => T): T {
    const text = this.text(name);
    try {
      return read(text);
    } catch (error) {
      throw new FieldError((error as Error).message, [...this.path, name]);
    }
  }

  optionalAs<T>(name: string, read: (text: string) => T): T | null {
    return this.has(name) ? this.as(name, read) : this.absent(name, null);
  }

  /** Whatever is there; the caller checks it. */
  value(name: string): unknown {
    this.#read.add(name);
    return this.values[name];
  }

  /** Call it when everything was read: an option that nobody read is a mistake in writing. */
  end(): void {
    for (const name of Object.keys(this.values))
      if (!this.#read.has(name))
        throw new FieldError(
          `There is no option "${name}" here. There is: ${[...this.#read].join(', ')}.`,
          [...this.path, name],
        );
  }

  fail(name: string, problem: string): never {
    throw new FieldError(`${nameOf([...this.path, name])} ${problem}.`, [...this.path, name]);
  }

  private needed(name: string): unknown {
    const value = this.value(name);
    if (value === undefined || value === null)
      throw new FieldError(`${nameOf([...this.path, name])} is missing.`, this.path);
    return value;
  }

  private absent<T>(name: string, value: T): T {
    this.#read.add(name);
    return value;
  }
}

function nameOf(path: FieldPath): string {
  if (path.length === 0) return 'The body';
  return path.map((step) => (typeof step === 'number' ? `[${step + 1}]` : step)).join('.');
}

function shown(value: unknown): string {
  return JSON.stringify(value)?.slice(0, 60) ?? 'nothing';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
