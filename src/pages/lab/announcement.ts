import { score } from '../../charts/figures.ts';
import type { Lab } from './Lab.svelte.ts';

/** What a screen reader is told of the run: each stage once, not each tree. */
export function announcement({ task, shown, hidden }: Lab): string {
  const { status } = task;
  switch (status.kind) {
    case 'loading':
      return 'Loading the table.';
    case 'running':
      return `Running: ${status.stage.title}.`;
    case 'stopped':
      return 'Stopped.';
    case 'failed':
      return '';
    case 'idle':
      return '';
    case 'done':
      if (!shown) return '';
      if (hidden) return 'The result is in. Give a guess, or skip it, to see it.';
      return `Your test says ${score(shown.result.report.offline.rocAuc)}, production says ${score(shown.result.report.replay.rocAuc)}.`;
  }
}
