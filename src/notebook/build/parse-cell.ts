import { createHash } from 'node:crypto';
import type { CellPart, CellSource } from '../cell-kind.ts';
import type { Fields } from '../fields.ts';
import type { Cell } from '../lesson.ts';
import type { FenceInfo } from './fence.ts';
import { LessonError } from './lesson-error.ts';
import type { LessonMarkdown } from './markdown.ts';
import type { LessonProject } from './parse-lesson.ts';
import { withYaml } from './read-yaml.ts';

/** A fence with those that belong to it. */
export interface Fence extends FenceInfo {
  body: string;
  /** Of the opening fence, in the lesson's file. */
  line: number;
  parts: Fence[];
}

interface Around {
  file: string;
  markdown: LessonMarkdown;
  project: LessonProject;
}

export function parseCell(fence: Fence, around: Around): Cell {
  const kind = around.project.kinds.get(fence.kind)!;
  const fail = failAt(fence, around.file);
  if (!kind.languages.includes(fence.language))
    fail(
      `A cell of kind ${fence.kind} is written in ${kind.languages.join(' or ')}, not in ${fence.language}.`,
    );
  const read = new Set<string>();
  const parse = (fields: Fields | null) => kind.parse(sourceOf(fence, around, fields, read));
  const place = { file: around.file, line: fence.line + 1 };
  const parsed =
    fence.language === 'yaml'
      ? withYaml(fence.body, place, (fields) => {
          const cell = parse(fields);
          fields.end();
          return cell;
        })
      : parse(null);
  for (const name of fence.flags.keys())
    if (!read.has(name))
      fail(
        `A cell of kind ${fence.kind} knows no "${name}" after its id.${read.size ? ` It knows: ${[...read].join(', ')}.` : ''}`,
      );
  const { kind: kindId, id, line } = fence;
  return { ...parsed, kind: kindId, id, line, hash: hashOf(fence) };
}

function sourceOf(
  fence: Fence,
  { file, markdown, project }: Around,
  fields: Fields | null,
  read: Set<string>,
): CellSource {
  const fail = failAt(fence, file);
  const line = fence.line + 1;
  return {
    id: fence.id,
    language: fence.language,
    body: fence.body,
    flag(name) {
      read.add(name);
      return fence.flags.get(name) ?? null;
    },
    fields: () => fields ?? fail('Its options are written in yaml.'),
    parts: (name) =>
      fence.parts
        .filter((part) => part.kind === name)
        .map((part): CellPart => ({
          language: part.language,
          body: part.body,
          flag: (flag) => part.flags.get(flag) ?? null,
          prose: () => markdown.prose(part.body, part.line + 1),
        })),
    prose: (text) => markdown.prose(text, line),
    inline: (text) => markdown.inline(text, line),
    readFile(path) {
      try {
        return project.readFile(path);
      } catch {
        return fail(`There is no file ${path}.`);
      }
    },
    fail,
  };
}

function failAt(fence: Fence, file: string) {
  return (problem: string, lineOfBody = 0): never => {
    throw new LessonError(problem, file, fence.line + lineOfBody);
  };
}

/** Of all that a learner's work on the cell may rest on. */
function hashOf(fence: Fence): string {
  const text = [fence, ...fence.parts].map(
    ({ language, kind, flags, body }) =>
      `${language} ${kind} ${JSON.stringify([...flags])}\n${body}`,
  );
  return createHash('sha256').update(text.join('\0')).digest('hex').slice(0, 16);
}
