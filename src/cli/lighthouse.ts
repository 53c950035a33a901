import { builtSite } from './bench/built-site.ts';
import { explainError } from './explain-error.ts';
import { judgementText } from './lighthouse/judgement-text.ts';
import { PAGES, type JudgedPage } from './lighthouse/page.ts';
import { PRESETS, visitPages, type Preset } from './lighthouse/visit-pages.ts';
import { parseOptions } from './parse-options.ts';
import { ProgressLine } from './progress-line.ts';
import { serve } from './serve.mjs';

const USAGE = `Judges the built site by Lighthouse: performance, accessibility, best practices, and what costs most.

Files are sent gzipped, as a static host sends them. Desktop is how the notebook is meant to be used;
mobile plays a slow telephone, on which one reads, guesses and answers.

Usage: npm run --silent lighthouse -- [options]
  --only NAME,…    some pages only: ${PAGES.map(({ id }) => id).join(', ')}
  --preset NAME    one of ${PRESETS.join(', ')}; both when absent
  --times N        visits to each page, of which the median is taken  (3)
  --json           one JSON object instead of tables
  --help`;

const OPTIONS = {
  only: { type: 'string' },
  preset: { type: 'string' },
  times: { type: 'string', default: '3' },
  json: { type: 'boolean', default: false },
  help: { type: 'boolean' },
} as const;

/** `npm run lighthouse`: a score that is missed is printed, and is no failure. */
export async function main(args: readonly string[], root: string): Promise<number> {
  const progress = new ProgressLine();
  try {
    const { only, preset, times: given, json, help } = parseOptions(args, OPTIONS);
    if (help) return print(USAGE);
    const pages = chosenPages(only);
    const presets = chosenPresets(preset);
    const times = timesIn(given);
    const site = await serve(await builtSite(root), { gzip: true });
    try {
      const say = (stage: string, detail: string) => progress.say(stage, detail);
      const judgements = await visitPages({ root, url: site.url, pages, presets, times, say });
      progress.clear();
      return print(json ? JSON.stringify(judgements, null, 2) : judgementText(judgements, times));
    } finally {
      await site.close();
    }
  } catch (error) {
    progress.clear();
    return explainError(error);
  }
}

function chosenPages(only: string | undefined): readonly JudgedPage[] {
  if (only === undefined) return PAGES;
  return only.split(',').map((id) => {
    const page = PAGES.find((one) => one.id === id.trim());
    if (!page)
      throw new Error(
        `There is no page "${id}". There is: ${PAGES.map((one) => one.id).join(', ')}.`,
      );
    return page;
  });
}

function chosenPresets(preset: string | undefined): readonly Preset[] {
  if (preset === undefined) return PRESETS;
  const found = PRESETS.find((one) => one === preset);
  if (!found) throw new Error(`There is no preset "${preset}". There is: ${PRESETS.join(', ')}.`);
  return [found];
}

function timesIn(text: string): number {
  const times = Number(text);
  if (!Number.isInteger(times) || times < 1)
    throw new Error(`--times is "${text}"; a whole number from 1 on is needed.`);
  return times;
}

function print(text: string): number {
  process.stdout.write(`${text}\n`);
  return 0;
}
