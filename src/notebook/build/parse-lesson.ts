import type { Token } from 'markdown-it';
import type { CellKind } from '../cell-kind.ts';
import { checkGraph } from '../graph.ts';
import { cellsOf, LESSON, type Block, type Lesson } from '../lesson.ts';
import { rest } from './callout-rules.ts';
import { parseFence, type FenceInfo } from './fence.ts';
import { readFrontMatter } from './front-matter.ts';
import { LessonError } from './lesson-error.ts';
import { LessonMarkdown } from './markdown.ts';
import { parseCell, type Fence } from './parse-cell.ts';
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
  const splitter = new Splitter(tokens, file, bodyLine, project.kinds);
  const { parts, footnotes } = splitter.split();
  const blocks = parts.map((part): Block => {
    const { after } = part;
    if ('tokens' in part) return { after, kind: 'prose', prose: markdown.render(part.tokens) };
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

type Part = { after: readonly string[] } & ({ tokens: Token[] } | { fence: Fence });

/** Cuts the tokens of a lesson at its cells and at what is held back. */
class Splitter {
  /** Cells that something stands after. */
  readonly named: { cell: string; line: number }[] = [];
  private readonly parts: Part[] = [];
  private readonly after: string[][] = [];
  private readonly fences = new Map<string, Fence>();
  private prose: Token[] = [];

  constructor(
    private readonly tokens: readonly Token[],
    private readonly file: string,
    private readonly firstLine: number,
    private readonly kinds: ReadonlyMap<string, CellKind>,
  ) {}

  split(): { parts: Part[]; footnotes: Token[] } {
    const notes = this.tokens.findIndex((token) => token.type === 'footnote_block_open');
    const body = notes < 0 ? this.tokens : this.tokens.slice(0, notes);
    for (const token of body) this.take(token);
    this.flush();
    return { parts: this.parts, footnotes: notes < 0 ? [] : this.tokens.slice(notes) };
  }

  private take(token: Token): void {
    if (token.type === 'container_after_open') this.open(token);
    else if (token.type === 'container_after_close') {
      this.flush();
      this.after.pop();
    } else if (token.type === 'fence') this.takeFence(token);
    else this.prose.push(token);
  }

  private open(token: Token): void {
    const ids = rest(token.info).split(/\s+/).filter(Boolean);
    if (ids.length === 0) this.fail(token, '::: after needs the id of a cell.');
    if (token.level > this.after.length)
      this.fail(token, '::: after stands by itself or in another ::: after, in nothing else.');
    this.flush();
    this.after.push(ids);
    for (const cell of ids) this.named.push({ cell, line: this.lineOf(token) });
  }

  private takeFence(token: Token): void {
    const info = this.infoOf(token);
    if (!info) return void this.prose.push(token);
    if (token.level > this.after.length)
      this.fail(
        token,
        `The cell "${info.id}" stands in a list, a quotation or a callout; a cell stands by itself.`,
      );
    const fence: Fence = {
      ...info,
      body: token.content.replace(/\n$/, ''),
      line: this.lineOf(token),
      parts: [],
    };
    if (this.kinds.has(info.kind)) this.addCell(token, fence);
    else this.addPart(token, fence);
  }

  private addCell(token: Token, fence: Fence): void {
    if (fence.id === LESSON)
      this.fail(token, `"${LESSON}" is no id for a cell: figures read the lesson by it.`);
    const other = this.fences.get(fence.id);
    if (other)
      this.fail(token, `The id "${fence.id}" is already that of the cell on line ${other.line}.`);
    this.fences.set(fence.id, fence);
    this.flush();
    this.parts.push({ after: this.after.flat(), fence });
  }

  private addPart(token: Token, fence: Fence): void {
    const { kind, id } = fence;
    const owner = this.fences.get(id);
    const takes = (name: string) => this.kinds.get(name)!.parts ?? [];
    if (owner && takes(owner.kind).includes(kind)) return void owner.parts.push(fence);
    const owners = [...this.kinds.keys()].filter((name) => takes(name).includes(kind));
    if (owners.length === 0)
      this.fail(
        token,
        `There is no cell kind "${kind}". There is: ${[...this.kinds.keys()].join(', ')}.`,
      );
    this.fail(
      token,
      owner
        ? `A cell of kind ${owner.kind} takes no "${kind}"; "${id}" would have to be of kind ${owners.join(' or ')}.`
        : `"${kind}" belongs to a cell of kind ${owners.join(' or ')} that stands above it, and there is none with the id "${id}".`,
    );
  }

  private infoOf(token: Token): FenceInfo | null {
    try {
      return parseFence(token.info);
    } catch (error) {
      return this.fail(token, (error as Error).message);
    }
  }

  private flush(): void {
    if (this.prose.length > 0) this.parts.push({ after: this.after.flat(), tokens: this.prose });
    this.prose = [];
  }

  private lineOf(token: Token): number {
    return this.firstLine + (token.map?.[0] ?? 0);
  }

  private fail(token: Token, problem: string): never {
    throw new LessonError(problem, this.file, this.lineOf(token));
  }
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
