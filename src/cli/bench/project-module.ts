import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A module of src/cli that looks for the project from where it stands: it must be loaded from there,
 * since the bundle that holds this code lies elsewhere.
 */
export function projectModule<T>(root: string, file: string): Promise<T> {
  return import(/* @vite-ignore */ pathToFileURL(join(root, 'src/cli', file)).href) as Promise<T>;
}
