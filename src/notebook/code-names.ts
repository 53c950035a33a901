/** Names that are in the scope of every code cell, whatever a lesson says. */
export const SCOPE: readonly string[] = [
  'deliveries',
  'aq',
  'op',
  'tf',
  'ml',
  'vl',
  'display',
  'today',
];

/** `late-share` → `lateShare`: the name of a cell in code. */
export function nameInCode(id: string): string {
  return id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
}

const NAME = '[\\p{L}_$][\\p{L}\\p{N}_$]*';
const DECLARED = new RegExp(
  `\\bexport\\s+(?:const|let|(?:async\\s+)?function\\s*\\*?|class)\\s+(${NAME})`,
  'gu',
);
/** `export { a, b }`, `export const { a, b } = …`, `export const [a, b] = …`. */
const LISTED = /\bexport\s+(?:(?:const|let)\s+)?[{[]([^}\]]*)[}\]]/gu;

/** The names that code exports, in order. */
export function exportedNames(code: string): string[] {
  const text = plain(code);
  const declared = Array.from(text.matchAll(DECLARED), ([, name]) => name!);
  const listed = Array.from(text.matchAll(LISTED), ([, list]) => list!.split(',')).flat();
  // In `{ a: b = 1 }` the name is b.
  const names = listed.map((part) => part.replace(/=.*$/s, '').split(':').at(-1)!.trim());
  return [...new Set([...declared, ...names.filter((name) => name !== '')])];
}

/**
 * The names that code uses and does not declare itself. Comments, texts and what follows a point are
 * left out; a parameter of an inner function may be taken for a use.
 */
export function usedNames(code: string): Set<string> {
  const text = plain(code);
  const declared = new Set(
    Array.from(
      text.matchAll(/\b(?:const|let|var|function\s*\*?|class)\s+([\p{L}_$][\p{L}\p{N}_$]*)/gu),
      ([, name]) => name!,
    ),
  );
  const used = text.matchAll(/(?<![\p{L}\p{N}_$.])(?:\.{3})?([\p{L}_$][\p{L}\p{N}_$]*)/gu);
  return new Set(Array.from(used, ([, name]) => name!).filter((name) => !declared.has(name)));
}

/** The code without comments and without the text of strings; `${…}` in templates stays. */
function plain(code: string): string {
  return code.replace(
    /\/\/[^\n]*|\/\*[\s\S]*?\*\/|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\[\s\S]|[^`\\])*`/g,
    (part) =>
      part.startsWith('`')
        ? Array.from(part.matchAll(/\$\{([^}]*)\}/g), ([, inner]) => ` ${inner} `).join(' ')
        : ' ',
  );
}
