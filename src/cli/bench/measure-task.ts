import { figure, type Figure } from './figure.ts';
import type { Task } from './part.ts';
import { PARTS } from './parts.ts';

/** In a process of its own: one measurement, and the peak of memory that it took. */
export async function measureTask(task: Task): Promise<Figure[]> {
  const part = PARTS.find(({ id }) => id === task.part)!;
  const figures = await part.measure(task);
  if (task.rows === null) return figures;
  const peakMB = (process.resourceUsage().maxRSS * 1024) / 1e6;
  const name = task.subject === null ? 'peak memory' : `${task.subject}: peak memory`;
  return [...figures, figure(name, 'MB', peakMB)].map((f) => ({ ...f, rows: task.rows }));
}
