import type { Experiment } from '../../ml/experiment.ts';

const ROOT = '../../ml/';
const files = import.meta.glob<string>(
  ['../../ml/**/*.ts', '!**/*.test.ts', '!**/*.test-data.ts'],
  {
    query: '?raw',
    import: 'default',
  },
);

/** Every file of the library, as a path below src/ml. */
export const sourcePaths: readonly string[] = Object.keys(files).map((path) =>
  path.slice(ROOT.length),
);

/** The files that this experiment chose, after the one that ties them together. */
export function sourcesOf({ label, features, split, model }: Experiment): string[] {
  const paths = [
    'run.ts',
    `labels/${label.id}.ts`,
    ...features.map((id) => `features/${id}.ts`),
    `splits/${split.id}.ts`,
    `models/${model.id}.ts`,
    'evaluate.ts',
  ];
  return paths.filter((path) => sourcePaths.includes(path));
}

/** The text of a file, loaded when somebody wants to read it. */
export function readSource(path: string): Promise<string> {
  const load = files[ROOT + path];
  return load ? load() : Promise.reject(new Error(`There is no file ${path}.`));
}
