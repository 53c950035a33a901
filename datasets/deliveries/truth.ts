import { exp } from '../../src/ml/elementary.ts';
import { inverseNormal, Random } from '../../src/ml/random.ts';
import { CONGESTION, FORECAST, STORM, type Days } from './days.ts';
import { HUBS, REGIONS, type Network } from './network.ts';
import type { Parcels } from './parcels.ts';
import {
  certainHours,
  congestionHours,
  CUSTOMER_HOURS_SCALE,
  customerRisk,
  lateProbabilities,
  PREPARATION_SCALE,
  SHORTEST_ROAD_HOURS,
  STORM_FLOOR,
  STORM_HOURS_SCALE,
} from './transit.ts';

/** The world's whole state, which no warehouse holds and which one seed makes again. */
export interface HiddenState {
  parcels: Parcels;
  network: Network;
  days: Days;
}

/**
 * True probability at creation that a parcel will be late at the door, and late for a reason the
 * business owns: the world's own mechanism, integrated over everything that lies ahead, given its whole
 * state at creation (hidden congestion and running storms too) and the forecast that the parcel saw.
 *
 * The noise is integrated in closed form, storm and customer by cases; what remains (tomorrow's
 * congestion, preparation, hours of storm and customer) by `draws` Latin hypercube points a parcel.
 *
 * @param rows which parcels. @param stream another name gives an independent set of draws.
 * @param graceMinutes the deadline lies so long after the promise; `own` means something without one only.
 */
export function trueProbabilities(
  seed: number,
  { parcels, network, days }: HiddenState,
  rows: Int32Array,
  { draws = 48, stream = 'truth', graceMinutes = 0 } = {},
): { door: Float64Array; own: Float64Array } {
  const storms = new StormLaw(days);
  const door = new Float64Array(rows.length);
  const own = new Float64Array(rows.length);
  const orders = new Orders(draws, new Random(seed, stream));
  const out = new Float64Array(2);
  rows.forEach((row, i) => {
    integrate(
      row,
      new Random(seed, `${stream} ${row}`),
      orders,
      storms,
      parcels,
      network,
      days,
      graceMinutes,
      out,
    );
    door[i] = rounded(out[0]!);
    own[i] = rounded(out[1]!);
  });
  return { door, own };
}

/** To 1e-5, as it is stored: computed and read probabilities are the same bits. */
function rounded(p: number): number {
  return Math.round(p * 1e5) / 1e5;
}

const VARIABLES = 6;
const OUTAGE_EVERY = 6;

/** Random orders of the strata, so that the variables of a Latin hypercube meet independently. */
class Orders {
  readonly #order: Int32Array[];
  constructor(
    readonly draws: number,
    rng: Random,
  ) {
    this.#order = Array.from({ length: VARIABLES }, () =>
      rng.shuffle(Int32Array.from({ length: draws }, (_, k) => k)),
    );
  }
  /** A uniform from the stratum of draw k of variable v, for a parcel with this rotation and offset. */
  uniform(v: number, k: number, rotation: number, offset: number): number {
    return (this.#order[v]![(k + rotation) % this.draws]! + offset) / this.draws;
  }
}

/** A quantile function as a table: reading it is a look-up between two entries. */
class QuantileTable {
  readonly #values: Float64Array;
  constructor(quantile: (p: number) => number, size = 4096) {
    this.#values = Float64Array.from({ length: size }, (_, i) => quantile((i + 0.5) / size));
  }
  at(u: number): number {
    const position = Math.min(
      Math.max(u * this.#values.length - 0.5, 0),
      this.#values.length - 1.001,
    );
    const low = Math.floor(position);
    const share = position - low;
    return this.#values[low]! * (1 - share) + this.#values[low + 1]! * share;
  }
}

const NORMAL = new QuantileTable(inverseNormal);
/** Gamma of shape 2 and scale 1: its distribution function 1 − (1 + x) e^−x, inverted by bisection. */
const GAMMA2 = new QuantileTable((p) => {
  let low = 0;
  let high = 40;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (1 - (1 + middle) * exp(-middle) < p) low = middle;
    else high = middle;
  }
  return low;
});

function integrate(
  row: number,
  rng: Random,
  orders: Orders,
  storms: StormLaw,
  p: Parcels,
  network: Network,
  days: Days,
  graceMinutes: number,
  out: Float64Array,
): void {
  const day = p.day[row]!;
  const merchant = p.merchant[row]!;
  const region = network.zoneRegion[p.zone[row]!]!;
  const terms = {
    day,
    zone: p.zone[row]!,
    carrier: p.carrier[row]!,
    service: p.service[row]!,
    weightKg: p.weightKg[row]!,
  };
  const certain = certainHours(terms, p.contract[row]!, network, days);
  const allowedRoad = (p.promisedMinute[row]! + graceMinutes - p.createdMinute[row]!) / 60;
  if (allowedRoad < SHORTEST_ROAD_HOURS) {
    out.fill(1);
    return;
  }
  const allowed = allowedRoad - certain;
  const customer = customerRisk(
    network.merchantBulky[merchant] === 1,
    network.merchantConsumer[merchant] === 1,
  );
  const c = CONGESTION;
  const peak = days.peak[day + 1]!;
  const hubMean = c.hubMemory * days.hubCongestion[day * HUBS + p.hub[row]!]! + c.hubPeak * peak;
  const networkMean = c.networkMemory * days.networkCongestion[day]! + c.networkPeak * peak;
  const law = storms.lawOf(day, region);
  const rotation = Array.from({ length: VARIABLES }, () => rng.below(orders.draws));
  const offset = Array.from({ length: VARIABLES }, () => rng.uniform());
  const outageOffset = rng.uniform();
  const u = (v: number, k: number) => orders.uniform(v, k, rotation[v]!, offset[v]!);
  let door = 0;
  let own = 0;
  const add = (weight: number, slack: number, stormHours: number, customerHours: number) => {
    if (weight === 0) return;
    lateProbabilities(slack, stormHours, customerHours, out);
    door += weight * out[0]!;
    own += weight * out[1]!;
  };
  for (let k = 0; k < orders.draws; k++) {
    const hub = hubMean + c.hubShock * NORMAL.at(u(0, k));
    const congestedNetwork = networkMean + c.networkShock * NORMAL.at(u(1, k));
    const preparation =
      network.merchantPreparation[merchant]! * PREPARATION_SCALE * GAMMA2.at(u(2, k));
    const stormUnit = STORM_HOURS_SCALE * GAMMA2.at(u(3, k));
    const customerHours = CUSTOMER_HOURS_SCALE * GAMMA2.at(u(4, k));
    const newStorm = law.newSeverity(u(5, k));
    const outage = c.outageLow + (c.outageHigh - c.outageLow) * ((k + outageOffset) / orders.draws);
    // Outages are rare, so every sixth draw is enough to stand for theirs.
    for (let broken = 0; broken < (k % OUTAGE_EVERY === 0 ? 2 : 1); broken++) {
      const weight = broken ? c.outageShare * OUTAGE_EVERY : 1 - c.outageShare;
      const slack =
        allowed - preparation - congestionHours(hub + (broken ? outage : 0), congestedNetwork);
      const before = stormHours(law.running, stormUnit);
      const after = stormHours(newStorm, stormUnit);
      add(weight * (1 - law.newShare) * (1 - customer), slack, before, 0);
      add(weight * (1 - law.newShare) * customer, slack, before, customerHours);
      add(weight * law.newShare * (1 - customer), slack, after, 0);
      add(weight * law.newShare * customer, slack, after, customerHours);
    }
  }
  out[0] = door / orders.draws;
  out[1] = own / orders.draws;
}

function stormHours(severity: number, unit: number): number {
  return severity > STORM_FLOOR ? severity * unit : 0;
}

/** The severity that a parcel will meet two days after creation: unless a new storm comes, `running`. */
interface Law {
  running: number;
  /** Probability that a storm that has not started yet makes it worse, and how bad by quantile. */
  newShare: number;
  newSeverity(u: number): number;
}

const STRENGTHS = 20;

/** The law of storms ahead given the forecast, by Bayes' rule over a grid of possible storms. */
class StormLaw {
  readonly #laws = new Map<number, Law>();
  constructor(readonly days: Days) {}

  lawOf(day: number, region: number): Law {
    const key = day * REGIONS + region;
    let law = this.#laws.get(key);
    if (!law) this.#laws.set(key, (law = this.#derive(day, key)));
    return law;
  }

  #derive(day: number, key: number): Law {
    const { days } = this;
    const running = days.runningAfter[key]!;
    const severities: { severity: number; weight: number }[] = [];
    let total = 0;
    const consider = (tomorrow: number, after: number, prior: number) => {
      const weight =
        prior * forecastLikelihood(days.forecast[key]!, tomorrow, days.forecastSilent[day] === 1);
      severities.push({ severity: Math.max(after, running), weight });
      total += weight;
    };
    const r1 = days.stormRisk[day + 1]!;
    const r2 = days.stormRisk[day + 2]!;
    const soon = days.runningTomorrow[key]!;
    const longShare = (STORM.longest - 1) / STORM.longest;
    for (const s2 of [0, ...strengths()]) {
      const p2 = s2 === 0 ? 1 - r2 : r2 / STRENGTHS;
      consider(soon, s2, (1 - r1) * p2);
      for (const s1 of strengths()) {
        const tomorrow = Math.max(soon, s1);
        const p1 = (r1 / STRENGTHS) * p2;
        consider(tomorrow, Math.max(s2, s1 * (1 - STORM.fade)), p1 * longShare);
        consider(tomorrow, s2, p1 * (1 - longShare));
      }
    }
    const worse = severities
      .filter((s) => s.severity > running)
      .sort((a, b) => a.severity - b.severity);
    const newWeight = worse.reduce((sum, s) => sum + s.weight, 0);
    return { running, newShare: newWeight / total, newSeverity: quantileOf(worse, newWeight) };
  }
}

function strengths(): number[] {
  const step = (STORM.severityHigh - STORM.severityLow) / STRENGTHS;
  return Array.from({ length: STRENGTHS }, (_, i) => STORM.severityLow + step * (i + 0.5));
}

const LEVELS = 64;

function quantileOf(sorted: { severity: number; weight: number }[], total: number) {
  const levels = new Float64Array(LEVELS);
  let i = 0;
  let sum = sorted[0]?.weight ?? 0;
  for (let level = 0; level < LEVELS && sorted.length > 0; level++) {
    while (i < sorted.length - 1 && sum < ((level + 0.5) / LEVELS) * total)
      sum += sorted[++i]!.weight;
    levels[level] = sorted[i]!.severity;
  }
  return (u: number) => levels[Math.min(LEVELS - 1, Math.floor(u * LEVELS))]!;
}

/** How probable the forecast is, were tomorrow's severity this. A silent day says nothing. */
function forecastLikelihood(forecast: number, tomorrow: number, silent: boolean): number {
  if (silent) return 1;
  const { error, silentShare } = FORECAST;
  const z = (forecast - tomorrow) / error;
  if (forecast > 0) return ((1 - silentShare) * 0.1 * exp(-0.5 * z * z)) / (error * SQRT_2PI);
  return silentShare + (1 - silentShare) * normalCdf((0.05 - tomorrow) / error);
}

const SQRT_2PI = 2.5066282746310002;

/** Φ(x) to 7.5e-8 (Abramowitz & Stegun 26.2.17). */
function normalCdf(x: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(x));
  const poly =
    t *
    (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (exp(-0.5 * x * x) / SQRT_2PI) * poly;
  return x > 0 ? 1 - tail : tail;
}
