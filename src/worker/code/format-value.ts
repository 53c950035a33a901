const DEEPEST = 4;
const MOST_ITEMS = 100;
const LONGEST_TEXT = 10_000;
const LONGEST = 50_000;

/** Any value as text for a person: never markup, never longer than one can read. */
export function formatValue(value: unknown): string {
  const text = typeof value === 'string' ? value : format(value, 0, []);
  return text.length > LONGEST
    ? `${text.slice(0, LONGEST)} … ${text.length - LONGEST} more characters`
    : text;
}

/** Whole numbers as they are, others with seven significant digits: 0.3, not 0.30000000000000004. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return String(value);
  if (Math.abs(value) >= 1e7) return value.toFixed(0);
  return String(Number(value.toPrecision(7)));
}

/** "2024-06-30 14:05", in UTC; seconds only where there are any. */
export function formatTime(time: Date): string {
  if (Number.isNaN(time.getTime())) return 'no date';
  const iso = time.toISOString();
  return iso.replace('T', ' ').replace(/(:00)?\.000Z$|Z$/, '');
}

function format(value: unknown, depth: number, above: readonly object[]): string {
  switch (typeof value) {
    case 'number':
      return formatNumber(value);
    case 'string':
      return JSON.stringify(
        value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value,
      );
    case 'bigint':
      return `${value}n`;
    case 'function':
      return `function ${value.name || '(without a name)'}`;
    case 'object':
      return value === null ? 'null' : formatObject(value, depth, above);
    default:
      return String(value);
  }
}

function formatObject(value: object, depth: number, above: readonly object[]): string {
  if (value instanceof Date) return formatTime(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof RegExp) return String(value);
  if (value instanceof Promise) return 'a promise: await it to see its value';
  if (isTensor(value)) return (value as Tensor).toString(true);
  if (above.includes(value)) return '(itself)';
  const name = className(value);
  if (depth >= DEEPEST) return Array.isArray(value) ? '[…]' : `${name}{…}`;
  const inside = [...above, value];
  const inner = (item: unknown) => format(item, depth + 1, inside);
  if (Array.isArray(value)) return `[${listed(value, value.length, inner)}]`;
  if (ArrayBuffer.isView(value) && 'length' in value) {
    const numbers = value as unknown as ArrayLike<unknown>;
    return `${name.trimEnd()}(${numbers.length}) [${listed(numbers, numbers.length, inner)}]`;
  }
  if (value instanceof Set) return `Set(${value.size}) {${listed([...value], value.size, inner)}}`;
  const pair = ([key, item]: [unknown, unknown]) => `${inner(key)} → ${inner(item)}`;
  if (value instanceof Map)
    return `Map(${value.size}) {${listed([...value], value.size, (entry) => pair(entry as [unknown, unknown]))}}`;
  const entries = Object.entries(value);
  const property = (entry: unknown) => {
    const [key, item] = entry as [string, unknown];
    return `${/^[\p{L}_$][\p{L}\p{N}_$]*$/u.test(key) ? key : JSON.stringify(key)}: ${inner(item)}`;
  };
  return entries.length === 0
    ? `${name}{}`
    : `${name}{ ${listed(entries, entries.length, property)} }`;
}

function listed(items: ArrayLike<unknown>, count: number, each: (item: unknown) => string): string {
  const shown = Array.from({ length: Math.min(count, MOST_ITEMS) }, (_, i) => each(items[i]));
  if (count > MOST_ITEMS) shown.push(`… ${count - MOST_ITEMS} more`);
  return shown.join(', ');
}

function className(value: object): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype === null || prototype === Object.prototype) return '';
  const name: unknown = value.constructor?.name;
  return typeof name === 'string' && name ? `${name} ` : '';
}

interface Tensor {
  toString(verbose: boolean): string;
}

function isTensor(value: object): boolean {
  return 'dataSync' in value && 'dtype' in value && typeof value.dataSync === 'function';
}
