import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { runnerImport, type Plugin } from 'vite';
import type { Lesson, LessonSummary } from '../lesson.ts';

type Parser = typeof import('./lesson-parser.ts');

const LESSON = /^lessons\/\d\d-[a-z0-9-]+\/index\.md$/;
const SUMMARY = '?summary';

/**
 * Makes `lessons/NN-slug/index.md` a module: its default export is the parsed lesson or, with `?summary`,
 * what a list of lessons shows. A mistake in a lesson ends the build with its file and line.
 */
export function lessons(root: string): Plugin {
  const known: KnownAnchors = new Map();
  let loading: Promise<Parser> | null = null;
  // The parser finds the cell kinds by import.meta.glob, which only Vite's own runner understands.
  const parser = () =>
    (loading ??= runnerImport<Parser>(join(root, 'src/notebook/build/lesson-parser.ts'), {
      root,
      configFile: false,
      logLevel: 'error',
    }).then(({ module }) => module));

  return {
    name: 'lessons',
    enforce: 'pre',
    async load(id) {
      const path = id.endsWith(SUMMARY) ? id.slice(0, -SUMMARY.length) : id;
      const file = relative(root, path).split(sep).join('/');
      if (!LESSON.test(file)) return null;
      this.addWatchFile(path);
      const lesson = readLesson(root, file, await parser(), known);
      const value = id.endsWith(SUMMARY) ? summaryOf(lesson) : lesson;
      return { code: `export default ${JSON.stringify(value)};`, map: null };
    },
  };
}

/** What other lessons can link to, by their file; kept while the file is the same. */
type KnownAnchors = Map<string, { text: string; slug: string; anchors: ReadonlySet<string> }>;

/** A lesson with its links checked against every other lesson. */
function readLesson(root: string, file: string, { parse }: Parser, known: KnownAnchors): Lesson {
  const readFile = (path: string) => readFileSync(join(root, path), 'utf8');
  const anchors = new Map(
    lessonFiles(root).map((other) => {
      const text = readFile(other);
      let found = known.get(other);
      if (found?.text !== text) {
        const { slug, headings } = parse(text, other, { anchors: null, readFile });
        found = { text, slug, anchors: new Set(headings.map(({ id }) => id)) };
        known.set(other, found);
      }
      return [found.slug, found.anchors];
    }),
  );
  return parse(readFile(file), file, { anchors, readFile });
}

/** `lessons/00-how-this-works/index.md` and so on, in their order. */
function lessonFiles(root: string): string[] {
  return readdirSync(join(root, 'lessons'))
    .map((name) => `lessons/${name}/index.md`)
    .filter((file) => LESSON.test(file) && existsSync(join(root, file)))
    .sort();
}

function summaryOf(lesson: Lesson): LessonSummary {
  const { slug, number, title, phase, minutes, needs, summary, headings, steps } = lesson;
  return { slug, number, title, phase, minutes, needs, summary, headings, steps };
}
