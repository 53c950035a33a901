import { transform } from 'sucrase';
import { CodeError } from './failure.ts';

/** TypeScript without its types, each statement on the line where it was. Types are not checked. */
export function stripTypes(source: string): string {
  try {
    return transform(source, {
      transforms: ['typescript'],
      disableESTransforms: true,
      keepUnusedImports: true,
    }).code;
  } catch (error) {
    const { loc } = error as { loc?: { line: number; column: number } };
    if (!loc) throw error;
    throw new CodeError(
      'syntax',
      `The TypeScript cannot be read from here on: look for a missing or surplus bracket, comma or quote.`,
      loc,
    );
  }
}
