import { createServer } from 'node:net';
import type { Config } from 'lighthouse';
import { browserPath } from '../bench/chromium.ts';
import { CATEGORIES, judgementOf, medianJudgement, type Judgement } from './judgement.ts';
import type { JudgedPage } from './page.ts';

export const PRESETS = ['desktop', 'mobile'] as const;
export type Preset = (typeof PRESETS)[number];

export interface Visits {
  root: string;
  /** Of the built site, which is served there. */
  url: string;
  pages: readonly JudgedPage[];
  presets: readonly Preset[];
  times: number;
  say: (stage: string, detail: string) => void;
}

export interface PageJudgement extends Judgement {
  page: JudgedPage;
  preset: Preset;
}

/** Visits each page so many times, always as somebody who was never there, and takes the median. */
export async function visitPages(visits: Visits): Promise<PageJudgement[]> {
  const judgements: PageJudgement[] = [];
  for (const preset of visits.presets)
    for (const page of visits.pages) {
      const each: Judgement[] = [];
      while (each.length < visits.times) {
        visits.say(`${page.title}, ${preset}`, `visit ${each.length + 1} of ${visits.times}`);
        each.push(await visit(visits, page, preset));
      }
      judgements.push({ page, preset, ...medianJudgement(each) });
    }
  return judgements;
}

async function visit({ root, url }: Visits, page: JudgedPage, preset: Preset): Promise<Judgement> {
  const { default: lighthouse, desktopConfig } = await import('lighthouse');
  const { chromium } = await import('playwright-core');
  const port = await freePort();
  // Lighthouse needs a browser of its own, without anything that an earlier visit kept.
  const browser = await chromium.launch({
    executablePath: await browserPath(root),
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
  });
  try {
    const flags = {
      port,
      logLevel: 'error',
      onlyCategories: CATEGORIES.map(({ id }) => id),
    } as const;
    const config = preset === 'desktop' ? (desktopConfig as Config) : undefined;
    const result = await lighthouse(
      url + page.hash,
      { ...flags, onlyCategories: [...flags.onlyCategories] },
      config,
    );
    if (!result) throw new Error(`Lighthouse gave no result for ${page.title}.`);
    const { runtimeError } = result.lhr;
    if (runtimeError)
      throw new Error(`Lighthouse could not judge ${page.title}: ${runtimeError.message}`);
    return judgementOf(result.lhr);
  } finally {
    await browser.close();
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
