import type { CellKind } from '../cell-kind.ts';
import { checkGraph } from '../graph.ts';
import { cellsOf, LESSON, type Block, type Lesson } from '../lesson.ts';
import { readFrontMatter } from './front-matter.ts';
import { LessonError } from './lesson-error.ts';
import { LessonMarkdown } from './markdown.ts';
import { parseCell } from './parse-cell.ts';
import { Splitter } from './splitter.ts';
import { stepsOf } from './steps.ts';

/** What a lesson's text may refer to beyond itself. */
export interface LessonProject {
  kinds: ReadonlyMap<string, CellKind>;
  /** Headings of every lesson by its slug, to check links and needs; null: they are not checked. */
  anchors: ReadonlyMap<string, ReadonlySet<string>> | null;
  /** The text of a file, relative to the project's root; throws when there is none. */
  readFile: (path: string) => string;
}

/**
 * A lesson from its file. Every mistake throws a LessonError with file and line: an option that does not
 * exist, an id used twice or nowhere, a cycle of cells, a link to nothing.
 */
export function parseLesson(text: string, file: string, project: LessonProject): Lesson {
  const slug = slugOfFile(file);
  const { front, body, bodyLine } = readFrontMatter(text, file);
  const markdown = new LessonMarkdown(file, slug);
  const tokens = markdown.parse(body, bodyLine);
  const splitter = new Splitter(tokens, body, file, bodyLine, project.kinds);
  const { parts, footnotes } = splitter.split();
  const blocks = parts.map((part): Block => {
    const { after } = part;
    if ('tokens' in part)
      return { after, kind: 'prose', prose: markdown.render(part.tokens), markdown: part.markdown };
    return { after, kind: 'cell', cell: parseCell(part.fence, { file, markdown, project }) };
  });
  const lesson: Lesson = {
    slug,
    number: Number.parseInt(slug, 10),
    ...front,
    headings: markdown.headings.map(({ id, text, level }) => ({ id, text, level })),
    steps: stepsOf(blocks, project.kinds),
    blocks,
    footnotes: footnotes.length > 0 ? markdown.render(footnotes) : null,
  };
  checkReferences(lesson, file, markdown.named, splitter.named, project);
  checkLinks(lesson, file, markdown, project.anchors);
  return lesson;
}

function slugOfFile(file: string): string {
  const slug = /(?:^|\/)(\d\d-[a-z0-9-]+)\/index\.md$/.exec(file)?.[1];
  if (!slug)
    throw new LessonError('A lesson is a file lessons/NN-slug/index.md, NN two digits.', file, 1);
  return slug;
}

/** Every cell that is named exists, and none waits for itself. */
function checkReferences(
  lesson: Lesson,
  file: string,
  figures: LessonMarkdown['named'],
  after: Splitter['named'],
  { kinds }: LessonProject,
): void {
  const cells = cellsOf(lesson);
  const ids = new Set(cells.map((cell) => cell.id));
  const check = (what: string, { cell, line }: { cell: string; line: number }) => {
    if (!ids.has(cell))
      throw new LessonError(
        `${what} names the cell "${cell}", which is not in this lesson. There is: ${[...ids].join(', ')}.`,
        file,
        line,
      );
  };
  for (const one of after) check('::: after', one);
  for (const one of figures) if (one.cell !== LESSON) check('A figure', one);
  checkGraph(cells, kinds, (problem, cell) => {
    throw new LessonError(problem, file, cell.line);
  });
}

function checkLinks(
  lesson: Lesson,
  file: string,
  markdown: LessonMarkdown,
  anchors: LessonProject['anchors'],
): void {
  const own = new Set(lesson.headings.map((heading) => heading.id));
  for (const { slug, anchor, line } of markdown.links) {
    const target = slug === null ? own : anchors?.get(slug);
    if (slug !== null && anchors && !target)
      throw new LessonError(
        `There is no lesson "${slug}". There is: ${[...anchors.keys()].join(', ')}.`,
        file,
        line,
      );
    if (anchor && target && !target.has(anchor))
      throw new LessonError(
        `There is no heading "#${anchor}" ${slug ? `in ${slug}` : 'here'}. There is: ${[...target].join(', ')}.`,
        file,
        line,
      );
  }
  for (const slug of lesson.needs)
    if (anchors && !anchors.has(slug))
      throw new LessonError(
        `It needs the lesson "${slug}", which does not exist. There is: ${[...anchors.keys()].join(', ')}.`,
        file,
        1,
      );
}
