import { join } from 'node:path';
import { projectModule } from './project-module.ts';

/** The folder of the built site, built anew if the sources have changed. */
export async function builtSite(root: string): Promise<string> {
  const { buildSite } = await projectModule<typeof import('../build-site.mjs')>(
    root,
    'build-site.mjs',
  );
  if (!buildSite()) throw new Error('The site could not be built, as it says above.');
  return join(root, 'dist');
}
