/** Acorn's messages in plain words. */
const WORDS: readonly [RegExp, (...parts: string[]) => string][] = [
  [/^Unterminated string constant/, () => 'A text starts here and its closing quote is missing.'],
  [/^Unterminated template/, () => 'A template text starts here and its closing ` is missing.'],
  [/^Unterminated comment/, () => 'A comment starts here and its closing */ is missing.'],
  [
    /^Unterminated regular expression/,
    () => 'A regular expression starts here and its closing / is missing.',
  ],
  [
    /^Identifier '(.+)' has already been declared/,
    (name) => `\`${name}\` is declared twice in this cell: rename one of them.`,
  ],
  [
    /^Cannot use keyword 'await' outside an async function/,
    () =>
      '`await` stands inside a function that is not `async`: write `async` before that function.',
  ],
  [
    /^'return' outside of function/,
    () =>
      '`return` stands outside of a function: a cell shows the value of its last line by itself.',
  ],
  [
    /^Assigning to rvalue/,
    () => 'Something that is no variable is given a value here: did you mean `==`?',
  ],
  [
    /^The keyword '(.+)' is reserved/,
    (name) => `\`${name}\` is a word of the language and cannot be a name.`,
  ],
];

export function syntaxWords(message: string, text: string, offset: number): string {
  const told = message.replace(/ \(\d+:\d+\)$/, '');
  for (const [pattern, words] of WORDS) {
    const match = pattern.exec(told);
    if (match) return words(...match.slice(1));
  }
  if (!told.startsWith('Unexpected token')) return `${told}.`;
  if (text.slice(offset).trim() === '')
    return 'The code ends too early: a bracket, brace or parenthesis is still open.';
  const found = /^(?:[\p{L}\p{N}_$]+|\S)/u.exec(text.slice(offset))?.[0] ?? '';
  return `\`${found}\` is not expected here: look for a missing or surplus bracket, comma or operator before it.`;
}
