import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Figure } from './figure.ts';
import type { Task } from './part.ts';

/** What a child says on its stdout. */
export type ChildAnswer = { figures: Figure[] } | { leftOut: string };

/** Has a task measured by a process of its own: the same command, told to do just this. */
export function measureInChild(task: Task): Promise<ChildAnswer | { failed: string }> {
  const child = spawn(
    process.execPath,
    [join(task.root, 'src/cli/run.mjs'), 'bench', '--task', JSON.stringify(task)],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  let printed = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(JSON.parse(printed) as ChildAnswer);
      else resolve({ failed: `its process ended with ${signal ?? `exit code ${code}`}` });
    });
  });
}
