import type { Assessment } from '../assess.ts';
import { BLOCK_DAYS } from '../day-weights.ts';
import { creationDays } from '../frame.ts';
import type { CheckContext, LeakCheck, Measured } from '../leak-check.ts';
import { breathe, type FitProgress } from '../model.ts';
import type { Audit, Finding, Price } from './finding.ts';
import { countWords } from './number-words.ts';
import { priceBetween, priceFinding, switchedOff, type Pricing } from './price-findings.ts';
import { rankFindings } from './rank-findings.ts';

/** Each price of columns is up to four fits, so only the worst are priced. */
export const PRICED_AT_MOST = 12;

/** What no check here can see, whatever it found. */
const BLIND_TO_ALL: readonly string[] = [
  'Test rows that were looked at many times: the best of many runs promises too much, whatever its columns.',
  'What happened before the table came here, such as rows left out because of their outcome.',
];

/** What is being done now, or the audit as far as it has come. */
export type AuditProgress =
  { kind: 'stage'; stage: 'audit'; detail: string } | { kind: 'audit'; audit: Audit };

/**
 * An audit as it grows. First the checks that need no fit are measured, so that something stands on the
 * screen before anything was trained; then those that refit; then what was flagged is priced, one by one.
 * It never gives a clean bill: what was not checked and what no check can see stand beside the findings.
 */
export class LeakAudit {
  #findings: Finding[] = [];
  readonly #checked: string[] = [];
  readonly #notChecked: string[] = [];
  readonly #blindTo = new Set<string>();
  #together: Audit['together'] = null;
  #complete = false;

  constructor(readonly context: CheckContext) {
    const why = whyNoIntervals(context);
    if (why !== null) this.#notChecked.push(why);
  }

  get audit(): Audit {
    return {
      findings: rankFindings(this.#findings),
      together: this.#together,
      checked: [...this.#checked],
      notChecked: [...this.#notChecked],
      blindTo: [...this.#blindTo, ...BLIND_TO_ALL],
      complete: this.#complete,
    };
  }

  /** Runs the checks of one kind, in their order. */
  async *measure(which: 'without fits' | 'with fits'): AsyncGenerator<FitProgress | AuditProgress> {
    for (const check of this.context.catalog.checks) {
      if ((check.refits === true) !== (which === 'with fits')) continue;
      yield { kind: 'stage', stage: 'audit', detail: check.title };
      await breathe(this.context.signal);
      yield* this.#run(check);
      yield this.#progress();
    }
  }

  /** Prices what was flagged, worst first, then all flagged columns together. */
  async *price<P>(main: Assessment, pricing: Pricing<P>): AsyncGenerator<P | AuditProgress> {
    const flagged = rankFindings(this.#findings).filter(({ verdict }) => verdict !== 'clear');
    const columns = [...new Set(flagged.flatMap((finding) => finding.columns))];
    // Several findings may be about one column or one split: the worst stands for all of them.
    const switches = flagged.filter(
      (finding, i) =>
        finding.remedy !== null &&
        flagged.findIndex((other) => switchOf(other) === switchOf(finding)) === i,
    );
    this.#sayUnpriced(switches.slice(PRICED_AT_MOST));
    for (const finding of switches.slice(0, PRICED_AT_MOST)) {
      yield { kind: 'stage', stage: 'audit', detail: `price of ${finding.subject}` };
      const price = yield* this.#priceOf(finding, columns, main, pricing);
      this.#findings = this.#findings.map((other) =>
        other.verdict !== 'clear' && switchOf(other) === switchOf(finding)
          ? { ...other, price }
          : other,
      );
      yield this.#progress();
    }
    if (columns.length > 1) {
      yield { kind: 'stage', stage: 'audit', detail: 'price of all flagged columns together' };
      yield* this.#priceTogether(columns, main, pricing);
    }
    this.#complete = true;
    yield this.#progress();
  }

  async *#run(check: LeakCheck): AsyncGenerator<FitProgress> {
    for (const sentence of check.blindTo) this.#blindTo.add(sentence);
    const why = check.impossible(this.context);
    if (why !== null) {
      this.#notChecked.push(why);
      return;
    }
    const work = check.measure(this.context);
    const measured = Array.isArray(work) ? work : yield* work;
    this.#checked.push(check.checked(this.context));
    for (const one of measured)
      this.#findings.push(findingOf(check.id, one, check.judge(one, measured)));
  }

  /** null, and a sentence on why, where the run without the subject is impossible. */
  async *#priceOf<P>(
    finding: Finding,
    flagged: readonly string[],
    main: Assessment,
    pricing: Pricing<P>,
  ): AsyncGenerator<P, Finding['price']> {
    try {
      const price = yield* priceFinding(finding, flagged, main, pricing);
      if (!price || !('impossible' in price)) return price;
      this.#notChecked.push(`The price of ${finding.subject}: ${price.impossible}.`);
    } catch (error) {
      this.context.signal?.throwIfAborted();
      const why = error instanceof Error ? error.message : String(error);
      this.#notChecked.push(`The price of ${finding.subject}: ${why}`);
    }
    return null;
  }

  async *#priceTogether<P>(
    columns: string[],
    main: Assessment,
    pricing: Pricing<P>,
  ): AsyncGenerator<P> {
    const off = switchedOff('columns', columns, pricing);
    const all = `all ${countWords(columns.length, 'flagged column')} together`;
    if ('impossible' in off) {
      this.#notChecked.push(`The price of ${all}: ${off.impossible}.`);
      return;
    }
    const price: Price = priceBetween(
      main,
      yield* pricing.assess(off.experiment),
      `without ${all}`,
    );
    this.#together = { subjects: columns, price };
  }

  #sayUnpriced(left: readonly Finding[]): void {
    if (left.length > 0)
      this.#notChecked.push(
        `The price of ${left.map(({ subject }) => subject).join(', ')}: only the ${PRICED_AT_MOST} worst were priced, for each costs several fits.`,
      );
  }

  #progress(): AuditProgress {
    return { kind: 'audit', audit: this.audit };
  }
}

/** Why conditions that judge by an interval cannot be met here, or null when they can. */
function whyNoIntervals({ folds, frame }: CheckContext): string | null {
  const days = folds.map(({ testIndex }) => {
    const tested = creationDays(
      frame,
      testIndex.map((i) => frame.eligible[i]!),
    );
    return tested.at(-1)! - tested[0]! + 1;
  });
  const fewest = Math.min(...days);
  if (fewest >= 2 * BLOCK_DAYS) return null;
  return `Whatever is judged by an interval of the test rows: they span ${countWords(fewest, 'day')}, and two blocks of ${BLOCK_DAYS} days are needed.`;
}

/** What would be switched off, as a key: equal switches have equal prices. */
function switchOf({ remedy, columns }: Finding): string {
  return [remedy, ...columns].join(' ');
}

function findingOf(
  check: string,
  measured: Measured,
  judgement: ReturnType<LeakCheck['judge']>,
): Finding {
  const { subject, subjectTitle, measures, knownAt, columns, remedy } = measured;
  return {
    ...{ check, subject, subjectTitle, ...judgement, measures, knownAt },
    ...{ columns, remedy, price: null },
  };
}
