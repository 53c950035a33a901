import { describe, expect, it, test } from 'vitest';
import { formatValue, parseFigure, parseFormat, valueAt } from './figure.ts';
import { fillProse } from './prose.ts';
import { plainText } from './plain-text.ts';
import { fillTemplate, parseTemplate } from './template.ts';

describe('a figure', () => {
  it.each<[string, unknown, string]>([
    ['score', 0.8234, '0.823'],
    ['score', null, '—'],
    ['signed', -0.03, '−0.030'],
    ['signed', 0.152, '+0.152'],
    ['percent', 0.1234, '12 %'],
    ['percent:1', 0.1234, '12.3 %'],
    ['percent', -0.001, '0 %'],
    ['points', 0.61, '61'],
    ['number', 1234.567, '1,234.57'],
    ['number:0', -1234.5, '−1,235'],
    ['count', 12345, '12,345'],
    ['date', '2024-06-30', '30 June 2024'],
    ['date', '2024-06-30T20:00Z', '30 June 2024'],
    ['date', 28661760, '30 June 2024'],
    ['text', 'as it is', 'as it is'],
    ['text', 0.1 + 0.2, '0.3'],
    ['text', ['H1', 'H2'], 'H1, H2'],
    ['text', true, 'true'],
  ])('of format %s shows %j as %s', (format, value, text) => {
    expect(formatValue(value, parseFormat(format))).toBe(text);
  });

  it.each<[string, unknown, RegExp]>([
    ['score', 'high', /"high" is no number/],
    ['percent', undefined, /undefined is no number/],
    ['date', 'soon', /"soon" is no date/],
    ['text', { a: 1, b: 2 }, /several values \(a, b\); name one/],
    ['text', undefined, /no value to show/],
  ])('of format %s refuses %j in words', (format, value, problem) => {
    expect(() => formatValue(value, parseFormat(format))).toThrow(problem);
  });

  it('finds its value, or says what is there instead', () => {
    const result = { replay: { rocAuc: 0.7, weeks: [{ week: 1 }] } };
    expect(valueAt(result, ['replay', 'weeks', '0', 'week'], 'first')).toBe(1);
    expect(() => valueAt(result, ['replay', 'auc'], 'first')).toThrow(
      'first.replay has no "auc". It has: rocAuc, weeks.',
    );
    expect(() => valueAt(result, ['constructor'], 'first')).toThrow(/has no "constructor"/);
  });
});

const prose = (html: string, ...figures: string[]) => ({ html, figures: figures.map(parseFigure) });
const valueOf = (id: string) => ({ one: { a: '<img src=x onerror=alert(1)>', b: 0.5 } })[id];

test('values in prose stay text, whatever a learner’s code exports', () => {
  const html = fillProse(prose('<p><span data-figure="0"></span></p>', 'one.a'), valueOf);
  expect(html).toBe('<p><span class="figure">&lt;img src=x onerror=alert(1)&gt;</span></p>');
});

test('a figure without a value waits, and one that leads nowhere says so', () => {
  const waiting = fillProse(prose('<span data-figure="0"></span>', 'two.a'), valueOf);
  expect(waiting).toMatch(/class="figure pending" title="run two first">…</);
  const broken = fillProse(prose('<span data-figure="0"></span>', 'one.c'), valueOf);
  expect(broken).toMatch(/class="figure broken">one has no &quot;c&quot;/);
});

test('a template is filled, and names what has to run', () => {
  const template = parseTemplate('Half: {{ one.b | percent }}. Later: {{ two.a }}.');
  expect(fillTemplate(template, valueOf)).toBe('Half: 50 %. Later: [run “two”].');
  const table = parseTemplate(
    '| a          | b |\n| ---------- | - |\n| {{ one.b \\| percent }} |   |',
  );
  expect(fillTemplate(table, valueOf)).toBe('| a | b |\n| --- | - |\n| 50 % | |');
});

test('plain text keeps figures, formulas as TeX and the letters of entities', () => {
  const html =
    '<p>a &lt; b: <math><semantics><mi>x</mi><annotation encoding="application/x-tex">x_1</annotation></semantics></math>, <span data-figure="0"></span></p>\n<p>two</p>\n';
  expect(plainText(prose(html, 'one.b'), valueOf)).toBe('a < b: $x_1$, 0.5\ntwo');
});
