import { cellKinds } from '../kinds.ts';
import { parseLesson, type LessonProject } from './parse-lesson.ts';

/** What the lesson plugin calls: the parser with every cell kind that exists. */
export function parse(text: string, file: string, project: Omit<LessonProject, 'kinds'>) {
  return parseLesson(text, file, { ...project, kinds: cellKinds });
}
