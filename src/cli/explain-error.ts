/**
 * Prints an error on stderr and gives the exit code. What Holdout has to say to a person is a plain
 * Error with a message for them: 2. Every other error is a fault of the program: 1, with its stack.
 */
export function explainError(error: unknown): number {
  const isMessage = error instanceof Error && error.name === 'Error' && !('code' in error);
  const text = isMessage ? error.message : error instanceof Error ? error.stack : String(error);
  process.stderr.write(`${text}\n`);
  return isMessage ? 2 : 1;
}
