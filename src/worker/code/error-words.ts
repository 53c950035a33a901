import { REMOVED } from './removed.ts';

/** Common errors in words that say what to do; what is not here is told as it was thrown. */
const WORDS: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^(\S+) is not defined$/, undefinedWords],
  [/^Can't find variable: (\S+)$/, undefinedWords],
  [
    /^Cannot read properties of (undefined|null) \(reading '(.+)'\)/,
    (what, name) =>
      `\`.${name}\` was asked of ${what}: the value before the dot is missing. Check that it exists, or write \`?.${name}\`.`,
  ],
  [
    /^Cannot access '(.+)' before initialization/,
    (name) =>
      `\`${name}\` is used before the line that declares it: move the declaration up, or give it another name if this one stands for something already.`,
  ],
  [
    /^Assignment to constant variable/,
    () => 'A constant cannot be given another value: declare it with `let` instead of `const`.',
  ],
  [
    /^Maximum call stack size exceeded|^too much recursion/,
    () => 'A function calls itself without end: give it a case in which it returns.',
  ],
  [
    /^Array buffer allocation failed/,
    () => 'There is no memory for a list of that size: work on fewer rows or columns at a time.',
  ],
  [
    /^Invalid variable reference: "(.+?)"/,
    (name) =>
      `Arquero reads the text of its expressions, so they cannot see \`${name}\`: hand it over with \`table.params({ ${name} })\` and read \`$.${name}\`, or wrap the function in \`aq.escape(…)\`.`,
  ],
  [
    /^Invalid function call: "(.+?)"/,
    (call) =>
      `Arquero reads the text of its expressions and knows only \`op\` functions there, not \`${call}\`: use one of \`op\`, or wrap the function in \`aq.escape(…)\`.`,
  ],
];

export function errorWords(name: string, message: string): string {
  if (name === '') return `The code threw ${message}.`;
  for (const [pattern, words] of WORDS) {
    const match = pattern.exec(message);
    if (match) return words(...match.slice(1));
  }
  const told = message.slice(0, 2000).trim();
  if (name === 'Error' && told) return told;
  return told ? `${name}: ${told}` : `The code threw an error of the kind ${name}, without words.`;
}

function undefinedWords(name: string): string {
  if (REMOVED.includes(name))
    return `\`${name}\` is not there: code in a cell has no network, no storage and no other threads. The table and what other cells export are already in scope.`;
  return `\`${name}\` is not defined: look for a typing error, or for a cell that should export it.`;
}
