import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Node's parseArgs, strict, whose refusals are plain errors for the person who typed them. */
export function parseOptions<const T extends NonNullable<ParseArgsConfig['options']>>(
  args: readonly string[],
  options: T,
) {
  try {
    return parseArgs({ args: [...args], options, strict: true }).values;
  } catch (error) {
    const [sentence] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Error(`${sentence}. See --help for what there is.`);
  }
}
