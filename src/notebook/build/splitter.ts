import type { Token } from 'markdown-it';
import type { CellKind } from '../cell-kind.ts';
import { LESSON } from '../lesson.ts';
import { rest } from './callout-rules.ts';
import { parseFence, type FenceInfo } from './fence.ts';
import { LessonError } from './lesson-error.ts';
import type { Fence } from './parse-cell.ts';

export type Part = { after: readonly string[] } & (
  { tokens: Token[]; markdown: string } | { fence: Fence }
);

/** Cuts the tokens of a lesson at its cells and at what is held back. */
export class Splitter {
  /** Cells that something stands after. */
  readonly named: { cell: string; line: number }[] = [];
  private readonly parts: Part[] = [];
  private readonly after: { ids: string[]; endLine: number }[] = [];
  private readonly fences = new Map<string, Fence>();
  private readonly lines: readonly string[];
  private prose: Token[] = [];
  /** The line of the body from which on the prose has not been taken yet. */
  private from = 0;

  constructor(
    private readonly tokens: readonly Token[],
    body: string,
    private readonly file: string,
    private readonly firstLine: number,
    private readonly kinds: ReadonlyMap<string, CellKind>,
  ) {
    this.lines = body.split('\n');
  }

  split(): { parts: Part[]; footnotes: Token[] } {
    const notes = this.tokens.findIndex((token) => token.type === 'footnote_block_open');
    const body = notes < 0 ? this.tokens : this.tokens.slice(0, notes);
    for (const token of body) this.take(token);
    this.flush(this.lines.length, this.lines.length);
    return { parts: this.parts, footnotes: notes < 0 ? [] : this.tokens.slice(notes) };
  }

  private take(token: Token): void {
    if (/^container_\w+_open$/.test(token.type)) this.checkEnd(token);
    if (token.type === 'container_after_open') this.open(token);
    else if (token.type === 'container_after_close') {
      const { endLine } = this.after.at(-1)!;
      this.flush(endLine, endLine + 1);
      this.after.pop();
    } else if (token.type === 'fence') this.takeFence(token);
    else this.prose.push(token);
  }

  private open(token: Token): void {
    const ids = rest(token.info).split(/\s+/).filter(Boolean);
    if (ids.length === 0) this.fail(token, '::: after needs the id of a cell.');
    if (token.level > this.after.length)
      this.fail(token, '::: after stands by itself or in another ::: after, in nothing else.');
    const [start, endLine] = token.map!;
    this.flush(start, start + 1);
    this.after.push({ ids, endLine });
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
    this.flush(...token.map!);
    this.parts.push({ after: this.afterIds, fence });
  }

  private addPart(token: Token, fence: Fence): void {
    const { kind, id } = fence;
    const owner = this.fences.get(id);
    const takes = (name: string) => this.kinds.get(name)!.parts ?? [];
    if (owner && takes(owner.kind).includes(kind)) {
      this.flush(...token.map!);
      return void owner.parts.push(fence);
    }
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

  /** A block that is never closed would swallow the rest of the lesson. */
  private checkEnd(token: Token): void {
    if (!this.lines[token.map![1]]?.trim().startsWith(':::'))
      this.fail(token, `The block "::: ${token.info.trim()}" has no line ::: at its end.`);
  }

  private infoOf(token: Token): FenceInfo | null {
    try {
      return parseFence(token.info);
    } catch (error) {
      return this.fail(token, (error as Error).message);
    }
  }

  /** Ends a stretch of prose before line `until`; the next one begins with line `next`. */
  private flush(until: number, next: number): void {
    const markdown = this.lines.slice(this.from, until).join('\n').trim();
    if (this.prose.length > 0)
      this.parts.push({ after: this.afterIds, tokens: this.prose, markdown });
    this.prose = [];
    this.from = next;
  }

  private get afterIds(): string[] {
    return this.after.flatMap(({ ids }) => ids);
  }

  private lineOf(token: Token): number {
    return this.firstLine + (token.map?.[0] ?? 0);
  }

  private fail(token: Token, problem: string): never {
    throw new LessonError(problem, this.file, this.lineOf(token));
  }
}
