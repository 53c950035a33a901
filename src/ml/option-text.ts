import type { OptionValue } from './experiment.ts';

/** An option's value as text, for a link or a command. A list keeps a comma at its end, so that one number alone is still a list. */
export function writeOption(value: OptionValue): string {
  return Array.isArray(value) ? value.map((n) => `${n},`).join('') || ',' : String(value);
}

/** The value that a text stands for. @throws when a list holds something else than numbers. */
export function readOption(text: string): OptionValue {
  if (text.includes(',')) return text.split(',').filter(Boolean).map(readNumber);
  if (text === 'true' || text === 'false') return text === 'true';
  return text !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
}

function readNumber(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new Error(`"${text}" is not a number`);
  return value;
}
