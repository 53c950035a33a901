import { parse } from './lesson-parser.ts';
import type { Lesson } from '../lesson.ts';

/** A lesson with this body, on a small world. */
export function lessonOf(body: string): Lesson {
  const head =
    '---\ntitle: A test\nphase: None\nminutes: 1\nneeds: []\nsummary: For a test.\ndataset: { rows: 2000 }\n---\n';
  return parse(head + body, 'lessons/99-test/index.md', { anchors: null, readFile: () => '' });
}

/** A fence of code. */
export function code(id: string, text: string, words = ''): string {
  return `\`\`\`js code ${id} ${words}\n${text}\n\`\`\`\n\n`;
}
