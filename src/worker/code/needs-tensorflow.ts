import type { CodeJob } from './job.ts';

/** TensorFlow.js is large: it is loaded when code first names `tf`. */
export function needsTensorFlow({ source, check = '' }: CodeJob): boolean {
  return /\btf\b/.test(`${source} ${check}`);
}
