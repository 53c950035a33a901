import { exp } from '../../src/ml/elementary.ts';
import { Random } from '../../src/ml/random.ts';
import { dayOfMinutes, minutesOfDate } from '../../src/ml/table.ts';
import { CARRIERS, HUBS, REGIONS } from './network.ts';
import type { Scenario } from './scenario.ts';

/** Autoregression of congestion from one day to the next: what makes time matter. */
export const CONGESTION = {
  hubMemory: 0.93,
  hubShock: 0.36,
  networkMemory: 0.93,
  networkShock: 0.28,
  outageShare: 0.006,
  outageLow: 2,
  outageHigh: 5,
  hubPeak: 0.12,
  networkPeak: 0.1,
} as const;

export const STORM = { severityLow: 0.8, severityHigh: 3, longest: 4, fade: 0.2 } as const;
export const FORECAST = { error: 0.35, silentShare: 0.1 } as const;

/** Days of state kept after the last creation, so that every parcel has a tomorrow. */
const DAYS_AFTER = 4;
const SHARES = [0.2, 0.17, 0.15, 0.14, 0.12, 0.12, 0.1, 0];

/** The world's state day by day: hidden congestion, storms and what the forecast said of them. */
export interface Days {
  /** Day number (since 1970) of index 0, and how many days have creations. */
  firstDay: number;
  creationDays: number;
  /** 0 Monday … 6 Sunday. */
  weekday: Uint8Array;
  /** Nearness of the December peak, 0 to 1. */
  peak: Float64Array;
  /** Expected volume, relative. */
  volume: Float64Array;
  redesigned: Uint8Array;
  hubCongestion: Float64Array;
  networkCongestion: Float64Array;
  /** Probability that a storm starts in a region on this day. */
  stormRisk: Float64Array;
  /** Severity by day × region. */
  severity: Float64Array;
  /** What storms that have started by day d will bring on day d + 1 and d + 2, by day × region. */
  runningTomorrow: Float64Array;
  runningAfter: Float64Array;
  /** What the forecast issued on day d says of day d + 1, by day × region; 0 when it is silent. */
  forecast: Float64Array;
  forecastSilent: Uint8Array;
  /** Cumulative shares of the carriers by day. */
  carrierShare: Float64Array;
  strikeHours: Float64Array;
  /** Share of the parcels that a wave of bulky goods turns bulky. */
  bulkyWave: Float64Array;
  weightInPounds: Uint8Array;
  /** Fuel price by week since `firstDay`. */
  fuel: Float64Array;
}

export function drawDays(seed: number, scenario: Scenario): Days {
  const firstDay = dayOfMinutes(minutesOfDate(scenario.from));
  const creationDays = dayOfMinutes(minutesOfDate(scenario.to)) - firstDay;
  const count = creationDays + DAYS_AFTER;
  const at = (date: string) => dayOfMinutes(minutesOfDate(date)) - firstDay;
  const each = (draw: (d: number) => number) =>
    Float64Array.from({ length: count }, (_, d) => draw(d));
  const weekday = Uint8Array.from({ length: count }, (_, d) => (firstDay + d + 3) % 7);
  const dayOfYear = each((d) => dayOfYearOf(firstDay + d));
  const peak = dayOfYear.map((day) => nearness(day, 340));
  const during = (from: string, to: string, value: number) =>
    each((d) => (d >= at(from) && d < at(to) ? value : 0));
  const strikeHours = new Float64Array(count * CARRIERS);
  let bulkyWave = new Float64Array(count);
  let silent = new Float64Array(count);
  let pounds = new Float64Array(count);
  for (const incident of scenario.incidents) {
    if (incident.kind === 'weight-in-pounds') pounds = during(incident.from, '2100-01-01', 1);
    else if (incident.kind === 'silent-forecast') silent = during(incident.from, incident.to, 1);
    else if (incident.kind === 'bulky-wave')
      bulkyWave = during(incident.from, incident.to, incident.share);
    else
      during(incident.from, incident.to, incident.hours).forEach((hours, d) => {
        strikeHours[d * CARRIERS + incident.carrier]! += hours;
      });
  }
  const stormRisk = dayOfYear.map((day) => 0.02 + (circular(day - 15) < 74 ? 0.045 : 0));
  const weather = drawWeather(seed, count, stormRisk, silent);
  return {
    firstDay,
    creationDays,
    weekday,
    peak,
    volume: each((d) => expectedVolume(weekday[d]!, peak[d]!, d)),
    redesigned: Uint8Array.from({ length: count }, (_, d) => (d >= at(scenario.redesign) ? 1 : 0)),
    ...drawCongestion(seed, peak),
    stormRisk,
    ...weather,
    forecastSilent: Uint8Array.from(silent),
    carrierShare: carrierShares(count, scenario, at),
    strikeHours,
    bulkyWave,
    weightInPounds: Uint8Array.from(pounds),
    fuel: drawFuel(seed, count),
  };
}

/** Days around the year, 0 to 182. */
function circular(days: number): number {
  const wrapped = ((days % 365) + 365) % 365;
  return Math.min(wrapped, 365 - wrapped);
}

function nearness(dayOfYear: number, center: number): number {
  const distance = circular(dayOfYear - center) / 18;
  return exp(-distance * distance);
}

function dayOfYearOf(day: number): number {
  const date = new Date(day * 86_400_000);
  return Math.floor((date.getTime() - Date.UTC(date.getUTCFullYear(), 0, 1)) / 86_400_000) + 1;
}

function expectedVolume(weekday: number, peak: number, day: number): number {
  const week = weekday < 2 ? 1.25 : weekday === 6 ? 0.65 : weekday === 5 ? 0.8 : 1;
  return week * (1 + 0.6 * peak) * (1 + (0.1 * day) / 365);
}

function drawCongestion(seed: number, peak: Float64Array) {
  const rng = new Random(seed, 'congestion');
  const c = CONGESTION;
  const hubCongestion = new Float64Array(peak.length * HUBS);
  const networkCongestion = new Float64Array(peak.length);
  for (let d = 1; d < peak.length; d++) {
    networkCongestion[d] =
      c.networkMemory * networkCongestion[d - 1]! +
      c.networkShock * rng.normal() +
      c.networkPeak * peak[d]!;
    for (let h = 0; h < HUBS; h++) {
      const shock = c.hubShock * rng.normal();
      const isOutage = rng.uniform() < c.outageShare;
      const outage = c.outageLow + (c.outageHigh - c.outageLow) * rng.uniform();
      hubCongestion[d * HUBS + h] =
        c.hubMemory * hubCongestion[(d - 1) * HUBS + h]! +
        shock +
        (isOutage ? outage : 0) +
        c.hubPeak * peak[d]!;
    }
  }
  return { hubCongestion, networkCongestion };
}

function drawWeather(seed: number, count: number, risk: Float64Array, silent: Float64Array) {
  const rng = new Random(seed, 'weather');
  const size = count * REGIONS;
  const severity = new Float64Array(size);
  const runningTomorrow = new Float64Array(size);
  const runningAfter = new Float64Array(size);
  const raise = (target: Float64Array, d: number, r: number, value: number) => {
    const i = d * REGIONS + r;
    if (d < count) target[i] = Math.max(target[i]!, value);
  };
  for (let d = 0; d < count; d++)
    for (let r = 0; r < REGIONS; r++) {
      const starts = rng.uniform() < risk[d]!;
      const length = 1 + rng.below(STORM.longest);
      const strength = STORM.severityLow + (STORM.severityHigh - STORM.severityLow) * rng.uniform();
      for (let k = 0; starts && k < length; k++) {
        const value = strength * (1 - STORM.fade * k);
        raise(severity, d + k, r, value);
        if (k >= 1) raise(runningTomorrow, d + k - 1, r, value);
        if (k >= 2) raise(runningAfter, d + k - 2, r, value);
      }
    }
  const forecast = new Float64Array(size);
  for (let d = 0; d + 1 < count; d++)
    for (let r = 0; r < REGIONS; r++) {
      const seen = severity[(d + 1) * REGIONS + r]! + FORECAST.error * rng.normal();
      const drops = rng.uniform() < FORECAST.silentShare;
      forecast[d * REGIONS + r] = silent[d] || drops ? 0 : Math.max(0, Math.round(seen * 10) / 10);
    }
  return { severity, runningTomorrow, runningAfter, forecast };
}

function carrierShares(
  count: number,
  scenario: Scenario,
  at: (date: string) => number,
): Float64Array {
  const shares = new Float64Array(count * CARRIERS);
  for (let d = 0; d < count; d++) {
    const today = [...SHARES];
    for (const step of scenario.newCarrier.shares)
      if (d >= at(step.from)) {
        const others = SHARES.reduce((a, b) => a + b) - SHARES[scenario.newCarrier.carrier]!;
        today[scenario.newCarrier.carrier] = (step.share * others) / (1 - step.share);
      }
    const sum = today.reduce((a, b) => a + b);
    let cumulative = 0;
    for (let c = 0; c < CARRIERS; c++) {
      cumulative += today[c]! / sum;
      shares[d * CARRIERS + c] = cumulative;
    }
  }
  return shares;
}

function drawFuel(seed: number, count: number): Float64Array {
  const rng = new Random(seed, 'fuel');
  let price = 100;
  return Float64Array.from({ length: Math.ceil(count / 7) + 1 }, () => {
    price = Math.max(60, price + 1.2 * rng.normal());
    return Math.round(price * 10) / 10;
  });
}
