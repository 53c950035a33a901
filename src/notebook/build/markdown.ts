import MarkdownIt, { type Env, type Token } from 'markdown-it';
import type { Figure } from '../figure.ts';
import type { Heading, Prose } from '../lesson.ts';
import { BLOCKS, calloutRules } from './callout-rules.ts';
import { figureRule } from './figure-rule.ts';
import { footnoteRules } from './footnote-rules.ts';
import { LessonError } from './lesson-error.ts';
import { linkRule, type FoundLink } from './link-rule.ts';
import { mathRules } from './math-rules.ts';

/** What a render writes down beside the HTML. */
interface RenderEnv extends Env {
  figures: Figure[];
}

/**
 * The Markdown of one lesson: its prose and the texts within its cells. HTML in it is shown as text, never
 * passed on; what comes out needs no inline style and no script.
 */
export class LessonMarkdown {
  readonly links: FoundLink[] = [];
  /** Cells that figures name. */
  readonly named: { cell: string; line: number }[] = [];
  readonly headings: (Heading & { line: number })[] = [];
  private readonly md = new MarkdownIt({ html: false });
  /** Footnotes are numbered through the whole lesson. */
  private readonly env: Partial<RenderEnv> = {};
  private line = 1;

  constructor(
    private readonly file: string,
    slug: string,
  ) {
    mathRules(this.md);
    figureRule(this.md, ({ cell }) => this.named.push({ cell, line: this.line }));
    calloutRules(this.md);
    footnoteRules(this.md, slug);
    linkRule(this.md, slug, (link) => this.links.push({ ...link, line: this.line }));
    this.followLines();
    this.md.renderer.rules.th_open = this.md.renderer.rules.td_open = (
      tokens,
      at,
      options,
      _,
      self,
    ) => self.renderToken(withAlignClass(tokens, at), at, options);
  }

  /** The tokens of a lesson's whole prose. @param line of the text's first line in the file. */
  parse(text: string, line: number): Token[] {
    return this.at(line, () => {
      const tokens = this.md.parse(text, this.env);
      tokens.forEach((token, index) => this.checkToken(token, tokens[index + 1], line));
      return tokens;
    });
  }

  render(tokens: Token[]): Prose {
    const env: RenderEnv = Object.assign(this.env, { figures: [] });
    const html = this.md.renderer.render(tokens, this.md.options, env);
    return { html, figures: env.figures };
  }

  /** A text within a cell. */
  prose(text: string, line: number): Prose {
    return this.at(line, () => {
      const env: RenderEnv = { figures: [] };
      return { html: this.md.render(text.trim(), env), figures: env.figures };
    });
  }

  inline(text: string, line: number): Prose {
    return this.at(line, () => {
      const env: RenderEnv = { figures: [] };
      return { html: this.md.renderInline(text.trim(), env), figures: env.figures };
    });
  }

  private at<T>(line: number, work: () => T): T {
    this.line = line;
    try {
      return work();
    } catch (error) {
      if (error instanceof LessonError) throw error;
      throw new LessonError((error as Error).message, this.file, this.line);
    }
  }

  /** Keeps `line` at the text that a rule is reading, for its errors. */
  private followLines(): void {
    const { md } = this;
    md.core.ruler.before('block', 'lesson_start', (state) => {
      (state.env as { start?: number }).start = this.line;
    });
    md.core.ruler.at('inline', (state) => {
      const { start = 1 } = state.env as { start?: number };
      for (const token of state.tokens) {
        if (token.map) this.line = start + token.map[0];
        if (token.type === 'inline')
          md.inline.parse(token.content, md, state.env, (token.children ??= []));
      }
    });
  }

  private checkToken(token: Token, next: Token | undefined, start: number): void {
    const line = start + (token.map?.[0] ?? 0);
    if (token.type === 'heading_open') this.addHeading(token, next!, line);
    const unknown = token.type === 'inline' && /^:{3,}\s*(\S*)/.exec(token.content);
    if (unknown)
      throw new LessonError(
        `There is no block ":::${unknown[1] && ` ${unknown[1]}`}" here. There is: ${BLOCKS.join(', ')}; each ends with a line of its own, :::.`,
        this.file,
        line,
      );
  }

  private addHeading(token: Token, { content, children }: Token, line: number): void {
    const level = Number(token.tag.slice(1));
    if (level !== 2 && level !== 3)
      throw new LessonError(
        `Headings in a lesson are ## and ###; its title stands in the front matter.`,
        this.file,
        line,
      );
    const text = (children ?? []).map((child) => child.content).join('');
    const id = slugOf(text);
    const other = this.headings.find((heading) => heading.id === id);
    if (id === '' || other)
      throw new LessonError(
        `The heading "${content}" has the address "${id}"${other ? `, as has the one on line ${other.line}` : ''}. Word it differently.`,
        this.file,
        line,
      );
    token.attrSet('id', id);
    token.attrSet('tabindex', '-1');
    this.headings.push({ id, text, level, line });
  }
}

export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

/** Alignment of a table's cell by class: the page allows no inline style. */
function withAlignClass(tokens: Token[], at: number): Token[] {
  const token = tokens[at]!;
  const align = /text-align:\s*(\w+)/.exec(String(token.attrGet('style') ?? ''));
  if (align) {
    token.attrs = (token.attrs ?? []).filter(([name]) => name !== 'style');
    token.attrSet('class', `align-${align[1]}`);
  }
  return tokens;
}
