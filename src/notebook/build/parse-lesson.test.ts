import { describe, expect, it, test } from 'vitest';
import { cellKinds } from '../kinds.ts';
import { cellsOf, type Lesson } from '../lesson.ts';
import { parse } from './lesson-parser.ts';
import { parseLesson } from './parse-lesson.ts';

const FILE = 'lessons/03-labels/index.md';
const HEAD = `---
title: Labels
phase: Collection
minutes: 25
needs: []
summary: What late means.
---
`;
const CODE = '```js code share\nexport const late = 1;\n```\n';
const FILES: Readonly<Record<string, string>> = {
  'src/ml/splits/time.ts': '// first\nexport const split = 1;\n',
  'datasets/deliveries/outcomes.ts': 'const lost = 1;\n',
  'src/worker/client.ts': '// nobody’s lesson\n',
};
const FIRST_LINE = HEAD.split('\n').length;

function parsed(body: string, anchors: Record<string, string[]> | null = null): Lesson {
  return parse(HEAD + body, FILE, {
    anchors: anchors && new Map(Object.entries(anchors).map(([slug, ids]) => [slug, new Set(ids)])),
    readFile(path) {
      const text = FILES[path];
      if (text === undefined) throw new Error('ENOENT');
      return text;
    },
  });
}

function htmlOf(body: string): string {
  return parsed(body)
    .blocks.map((block) => (block.kind === 'prose' ? block.prose.html : `[${block.cell.id}]`))
    .join('');
}

/** The error of a lesson, with its line counted from the first line of the body. */
function mistake(body: string, anchors: Record<string, string[]> | null = null): [number, string] {
  try {
    parsed(body, anchors);
  } catch (error) {
    const match = /^lessons\/03-labels\/index\.md:(\d+): (.*)$/s.exec((error as Error).message);
    if (!match) throw error;
    return [Number(match[1]) - FIRST_LINE + 1, match[2]!];
  }
  throw new Error('The lesson has no mistake.');
}

describe('prose', () => {
  it('is HTML without anything that could run or be styled inline', () => {
    const html = htmlOf(
      '<script>alert(1)</script> <b onclick="x()">b</b> [x](https://a.example "t")\n\n| a | b |\n| - | -: |\n| 1 | 2 |\n',
    );
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &lt;b onclick=');
    expect(html).toContain('<td class="align-right">2</td>');
    expect(html).toContain('rel="noreferrer"');
    expect(html).not.toMatch(/<(script|b|style)\b|\sstyle=/);
  });

  it('holds formulas as MathML, and leaves prices alone', () => {
    const html = htmlOf('It costs $5 or $6 at $p = \\frac{1}{2}$.\n\n$$\nx_1\n$$\n');
    expect(html).toContain('It costs $5 or $6 at <math');
    expect(html).toContain('<mfrac>');
    expect(html).toMatch(/<div class="formula"><math[^>]*display="block">/);
    expect(html).not.toMatch(/class="katex|style=/);
  });

  it('has an address for each heading, in the table of contents too', () => {
    const { headings } = parsed('## When a *label* settles\n\ntext\n\n### Später\n');
    expect(headings).toEqual([
      { id: 'when-a-label-settles', text: 'When a label settles', level: 2 },
      { id: 'spa-ter', text: 'Später', level: 3 },
    ]);
  });

  it('keeps footnotes apart, with links that stay in the lesson', () => {
    const lesson = parsed('Said[^a].\n\n[^a]: By *Menon*.\n');
    expect(lesson.blocks).toHaveLength(1);
    expect(htmlOf('Said[^a].\n\n[^a]: By *Menon*.\n')).toContain('href="#/lessons/03-labels/fn-1"');
    expect(lesson.footnotes!.html).toMatch(/<li id="fn-1"[^>]*>\s*<p>By <em>Menon<\/em>\./);
  });

  it('turns callouts into asides and disclosures', () => {
    expect(htmlOf('::: note Mind <it>\n\ntext\n\n:::\n')).toContain(
      '<aside class="callout" data-callout="note">\n<p class="callout-title">Mind &lt;it&gt;</p>\n<p>text</p>',
    );
    expect(htmlOf('::: details More\n\ntext\n\n:::\n')).toContain('<summary>More</summary>');
  });

  it('has places for figures, also in tables and callouts', () => {
    const { blocks } = parsed(
      `${CODE}\nIt is **{{ share.late | percent:1 }}**.\n\n| a |\n| - |\n| {{ lesson.rows \\| count }} |\n`,
    );
    const prose = blocks[1]!;
    if (prose.kind !== 'prose') throw new Error('no prose');
    expect(prose.prose.figures).toEqual([
      { cell: 'share', path: ['late'], format: { name: 'percent', digits: 1 } },
      { cell: 'lesson', path: ['rows'], format: { name: 'count', digits: null } },
    ]);
    expect(prose.prose.html).toContain('<strong><span data-figure="0"></span></strong>');
  });

  it('links to headings, lessons, pages and the web', () => {
    const html = htmlOf(
      '## One\n\n[a](#one) [b](../07-splits/index.md#gap) [c](#/lab?label=door) [d](https://x.example)\n',
    );
    expect([...html.matchAll(/href="([^"]+)"/g)].map(([, href]) => href)).toEqual([
      '#/lessons/03-labels/one',
      '#/lessons/07-splits/gap',
      '#/lab?label=door',
      'https://x.example',
    ]);
  });
});

describe('cells', () => {
  it('cut the prose, and stay out of it as plain listings', () => {
    const html = htmlOf(`one\n\n${CODE}\ntwo\n\n\`\`\`js\nconst a = '<b>';\n\`\`\`\n`);
    expect(html).toMatch(/<p>one<\/p>\s*\[share\]<p>two<\/p>\s*<pre><code class="language-js">/);
    expect(html).toContain('&lt;b&gt;');
  });

  it('are held back with the prose around them', () => {
    const { blocks } = parsed(
      `${CODE}\n::: after share\n\nnow\n\n\`\`\`js code then\n1;\n\`\`\`\n\n:::\n\nlater\n`,
    );
    expect(blocks.map(({ after }) => after)).toEqual([[], ['share'], ['share'], []]);
  });

  it('belong to steps under their heading', () => {
    expect(parsed(`${CODE}\n## Two\n\n\`\`\`js code then\n1;\n\`\`\`\n`).steps).toEqual([
      { id: 'share', kind: 'code', heading: null },
      { id: 'then', kind: 'code', heading: 'two' },
    ]);
  });

  it('have a hash of their text and of all that belongs to them', () => {
    const exercise = (hint: string) =>
      `\`\`\`js exercise own\nexport function f() {}\n\`\`\`\n\n\`\`\`js checks own\ncheck('a', () => {});\n\`\`\`\n\n\`\`\`md hint own\n${hint}\n\`\`\`\n\n\`\`\`js solution own\nexport function f() { return 1; }\n\`\`\`\n`;
    const hashOf = (body: string) => cellsOf(parsed(body))[0]!.hash;
    expect(hashOf(exercise('one'))).toBe(hashOf(`text\n\n${exercise('one')}`));
    expect(hashOf(exercise('one'))).not.toBe(hashOf(exercise('two')));
  });

  it('survive JSON', () => {
    const lesson = parsed(
      `${CODE}\n\`\`\`yaml source s\nfile: splits/time.ts\nfocus: split\n\`\`\`\n`,
    );
    expect(JSON.parse(JSON.stringify(lesson))).toEqual(lesson);
    expect(cellsOf(lesson)[1]).toMatchObject({ focusLine: 2, path: 'src/ml/splits/time.ts' });
  });

  it('show files of the library by their name in it, and of the simulator by their path', () => {
    const shown = (file: string) =>
      cellsOf(parsed(`\`\`\`yaml source s\nfile: ${file}\n\`\`\`\n`))[0];
    expect(shown('splits/time.ts')).toMatchObject({
      path: 'src/ml/splits/time.ts',
      focusLine: null,
    });
    expect(shown('datasets/deliveries/outcomes.ts')).toMatchObject({
      path: 'datasets/deliveries/outcomes.ts',
      code: 'const lost = 1;\n',
    });
    expect(() => shown('src/worker/client.ts')).toThrow(/no file src\/ml\/src\/worker\/client.ts/);
  });
});

const predict = (about: string) =>
  `\`\`\`yaml predict guess\nask: number\nquestion: How many?\nabout: ${about}\nrange: [0, 1]\n\`\`\`\n`;

test.each<[string, string, number, RegExp]>([
  ['an unknown kind', '\n```js chode a\n1\n```\n', 2, /no cell kind "chode".*code/],
  ['no id', '```js code\n1\n```\n', 1, /names no id/],
  ['an id twice', `${CODE}\n${CODE}`, 5, /"share" is already that of the cell on line 8/],
  ['another language', '```yaml code a\n1\n```\n', 1, /written in js or ts, not in yaml/],
  ['an unknown word', '```js code a fast\n1\n```\n', 1, /knows no "fast".*slow/],
  ['a cell in a list', '- one\n\n  ```js code a\n  1\n  ```\n', 3, /stands by itself/],
  [
    'an unknown option',
    '```yaml source s\nfile: splits/time.ts\nfokus: x\n```\n',
    3,
    /no option "fokus"/,
  ],
  ['a missing option', '\n```yaml source s\nfocus: x\n```\n', 3, /file is missing/],
  [
    'a wrong value',
    predict('share').replace('[0, 1]', '[1, 0]'),
    5,
    /range is \[1,0\]; two numbers/,
  ],
  [
    'a missing file',
    '```yaml source s\nfile: splits/none.ts\n```\n',
    1,
    /no file src\/ml\/splits\/none.ts/,
  ],
  ['bad YAML', '```yaml source s\nfile: [a\n```\n', 2, /options cannot be read/],
  [
    'a hint of no exercise',
    '\n```md hint own\ntext\n```\n',
    2,
    /belongs to a cell of kind exercise/,
  ],
  [
    'an exercise without checks',
    '```js exercise a\nexport const f = 1;\n```\n',
    1,
    /needs one fence of checks/,
  ],
  ['a figure of no cell', 'a\n\n{{ none.a }}\n', 3, /names the cell "none"/],
  ['a figure that cannot be read', 'a\n\nb {{ Late }}\n', 3, /is no figure/],
  ['an unknown format', `${CODE}\n{{ share.late | procent }}\n`, 5, /no format "procent"/],
  [
    'a formula that cannot be read',
    'a\n\nb\n$\\frac{1$\n',
    3,
    /formula \$\\frac\{1\$ cannot be read/,
  ],
  ['an open formula', 'a\n\n$$\nx\n', 1, /no \$\$ at its end/],
  ['after no cell', '::: after none\n\ntext\n\n:::\n', 1, /::: after names the cell "none"/],
  ['an unknown block', 'a\n\n::: nota\n\ntext\n\n:::\n', 3, /no block "::: nota"/],
  ['an open block', 'a\n\n::: note\n\ntext\n', 3, /"::: note" has no line ::: at its end/],
  ['a heading of the first level', '# Title\n', 1, /## and ###/],
  [
    'two headings of one address',
    '## One\n\na\n\n## One!\n',
    5,
    /address "one", as has the one on line 8/,
  ],
  ['a link to no heading', 'a\n\n[x](#none)\n', 3, /no heading "#none" here/],
  ['another link', 'a\n\n[x](http://a.example)\n', 3, /cannot link to "http:/],
  ['a script as link', '[x](javascript:alert(1))\n', 1, /cannot link to "javascript:/],
  ['a picture', 'a\n\n![x](a.png)\n', 3, /drawn by chart cells/],
  ['a prediction about no cell', predict('none.a'), 1, /needs the cell "none"/],
  [
    'a prediction too late',
    `${CODE}\n${predict('share.late')}`,
    5,
    /stands above it: put it before/,
  ],
  ['a name twice', `${CODE}\n${CODE.replace('share', 'other')}`, 5, /both give the name "late"/],
  [
    'a name that every cell has',
    CODE.replace('late', 'today'),
    1,
    /name "today", which every cell/,
  ],
  [
    'a cycle',
    '```js code a\nexport const x = y;\n```\n\n```js code b\nexport const y = x;\n```\n',
    1,
    /wait for each other: (a, b|b, a)/,
  ],
  [
    'an impossible experiment',
    '```yaml experiment e\nexperiment: { label: { id: nope } }\n```\n',
    2,
    /impossible: There is no label "nope"/,
  ],
  [
    'a free field that is none',
    '```yaml experiment e\nfree: [split.gab]\n```\n',
    2,
    /"split.gab", which is no field/,
  ],
  [
    'a question with two right answers',
    '```yaml quiz q\nask: one\nquestion: What?\noptions:\n  - { text: a, right: true, why: b }\n  - { text: c, right: true, why: d }\n```\n',
    5,
    /has 2 right answers/,
  ],
  [
    'an option without its reason',
    '```yaml quiz q\nask: one\nquestion: What?\noptions:\n  - { text: a, right: true, why: b }\n  - { text: c }\n```\n',
    6,
    /options.\[2\].why is missing/,
  ],
])('a lesson with %s is refused with its line', (_, body, line, problem) => {
  const [found, message] = mistake(body);
  expect(message).toMatch(problem);
  expect(found).toBe(line);
});

test('a link to another lesson is checked against its headings', () => {
  const others = { '03-labels': [], '07-splits': ['gap'] };
  const link = (to: string) => mistake(`[x](../${to})\n`, others)[1];
  expect(link('07-splits/index.md#none')).toMatch(/no heading "#none" in 07-splits.*gap/);
  expect(link('08-none/index.md')).toMatch(/no lesson "08-none"/);
  expect(() => parsed('[x](../07-splits/index.md#gap)\n', others)).not.toThrow();
});

test.each([
  ['no front matter', 'text', 1, /begins with its front matter/],
  ['no minutes', HEAD.replace('minutes: 25\n', ''), 2, /minutes is missing/],
  ['an odd field', HEAD.replace('needs:', 'fase: x\nneeds:'), 5, /no option "fase"/],
  [
    'an impossible world',
    HEAD.replace('needs: []', 'dataset: { rows: 3 }'),
    5,
    /dataset.rows is 3/,
  ],
])('front matter with %s is refused', (_, text, line, problem) => {
  const project = { kinds: cellKinds, anchors: null, readFile: () => '' };
  expect(() => parseLesson(text, FILE, project)).toThrow(problem);
  expect(() => parseLesson(text, FILE, project)).toThrow(`${FILE}:${line}: `);
});
