import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../cli/project.mjs';
import { serve } from '../cli/serve.mjs';

export interface Site {
  url: string;
  close(): Promise<void>;
}

/** Serves the built site from a sub-path, as a static host would. */
export async function serveSite({ base = '/some/sub-path/', folder = join(root, 'dist') } = {}) {
  if (!existsSync(join(folder, 'index.html')))
    throw new Error(`${folder} holds no built site. Build it with: npm run build`);
  return serve(folder, { base }) satisfies Promise<Site>;
}
