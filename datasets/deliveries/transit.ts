import { exp, log, logistic } from '../../src/ml/elementary.ts';
import type { Days } from './days.ts';
import { CARRIERS, CONTRACT, PROMISE, REGIONS, TRANSFER_HOURS, type Network } from './network.ts';

/**
 * The mechanism: what a parcel's time on the road is made of. The simulator draws from it, and the true
 * probability integrates over it, so both read the same terms here.
 */

/** What the mechanism reads of a parcel. */
export interface ParcelTerms {
  day: number;
  zone: number;
  carrier: number;
  service: number;
  weightKg: number;
}

/** Hours on the road for each unit of congestion; congestion of the network helps down to −0.5. */
const HUB_HOURS = 5;
const NETWORK_HOURS = 4;
const NETWORK_FLOOR = -0.5;
const SLACK_HOURS = 1;
const NOISE_SCALE = 3.3;
const NOISE_SHAPE = 2.2;
export const PREPARATION_SCALE = 0.5;
export const STORM_HOURS_SCALE = 4.5;
/** A storm below this severity delays nothing. */
export const STORM_FLOOR = 0.5;
export const CUSTOMER_HOURS_SCALE = 22;
export const CLOSING_HOURS = 240;
/** Share of the parcels that never arrive, whatever else happens. */
export const LOSS_RISK = 0.002;
/** No parcel is on the road for less. */
export const SHORTEST_ROAD_HOURS = 4;
const FRIDAY = 4;
const SATURDAY = 5;
/** A storm meets the parcel two days after creation. */
export const STORM_LEAD_DAYS = 2;

/** Contract hours by service, distance and route. */
export function contractHours(service: number, distanceKm: number, transfer: boolean): number {
  const terms = CONTRACT[service]!;
  return terms.base + terms.perKm * distanceKm + (transfer ? TRANSFER_HOURS : 0);
}

/** The promise, in minutes since the start of the world: contract and buffer, rounded up to 20:00. */
export function promiseMinute(createdMinute: number, service: number, contract: number): number {
  const buffer = PROMISE.bufferHours + (service < 2 ? PROMISE.groundBufferHours : 0);
  const hours = Math.min(contract * PROMISE.factor + buffer, PROMISE.capHours);
  return Math.ceil((createdMinute + hours * 60 - 1200) / 1440) * 1440 + 1200;
}

/** Hours that are certain at creation: contract at the carrier's true speed, last mile, weight, weekend, strike. */
export function certainHours(
  p: ParcelTerms,
  contract: number,
  network: Network,
  days: Days,
): number {
  const region = network.zoneRegion[p.zone]!;
  const redesigned = days.redesigned[p.day]!;
  const speed = (redesigned ? network.speedAfter : network.speedBefore)[
    p.carrier * REGIONS + region
  ]!;
  const weekday = days.weekday[p.day]!;
  const overWeekend = p.service < 2 && (weekday === FRIDAY || weekday === SATURDAY);
  return (
    contract * speed +
    network.zoneDifficulty[p.zone]! +
    0.1 * Math.min(p.weightKg, 60) +
    (overWeekend ? 10 : 0) +
    (p.service === 0 && !redesigned ? 3 : 0) +
    days.strikeHours[p.day * CARRIERS + p.carrier]! -
    SLACK_HOURS
  );
}

export function congestionHours(hubCongestion: number, networkCongestion: number): number {
  return (
    HUB_HOURS * Math.max(0, hubCongestion) +
    NETWORK_HOURS * Math.max(NETWORK_FLOOR, networkCongestion)
  );
}

/** Probability that a customer asks for another day. */
export function customerRisk(bulky: boolean, consumer: boolean): number {
  return 0.02 + (bulky && consumer ? 0.05 : 0) + (consumer ? 0.01 : 0);
}

/**
 * Probability that a claim is filed: most customers claim for a late parcel or not at all; those of some
 * merchants claim out of habit, late or not.
 */
export function claimRisk(late: boolean, habitual: boolean): number {
  if (habitual) return late ? 0.4 : 0.25;
  return late ? 0.05 : 0.002;
}

/** The noise with a long tail: log-logistic hours, whose distribution function has a closed form. */
export function noiseHours(u: number): number {
  return NOISE_SCALE * exp(log(u / (1 - u)) / NOISE_SHAPE);
}

/** P(noise > hours). */
export function noiseTail(hours: number): number {
  return hours <= 0 ? 1 : logistic(-NOISE_SHAPE * (log(hours) - LOG_NOISE_SCALE));
}
const LOG_NOISE_SCALE = log(NOISE_SCALE);

export type Cause = 'none' | 'own' | 'weather' | 'customer';

/**
 * Whose fault a parcel is. `overHours` is how late it is without storm and customer (negative: early).
 * An excuse counts when it made the parcel late, or was large; a lost parcel is always the business's.
 */
export function causeOf(overHours: number, stormHours: number, customerHours: number): Cause {
  const total = overHours + stormHours + customerHours;
  if (total <= 0) return 'none';
  if (total >= CLOSING_HOURS) return 'own';
  const lateAlone = overHours > 0;
  if (customerHours > 0 && customerHours >= stormHours && (!lateAlone || customerHours > 20))
    return 'customer';
  if (stormHours > 4 && (!lateAlone || stormHours > 10)) return 'weather';
  return 'own';
}

/**
 * P(late at the door) and P(late for a reason the business owns), integrated over the noise in closed
 * form; the same rules as `causeOf`. `slack` is what the noise may use up before the parcel is late
 * without storm and customer. Writes door, own into `out`.
 */
export function lateProbabilities(
  slack: number,
  stormHours: number,
  customerHours: number,
  out: Float64Array,
): void {
  const door = orLost(noiseTail(slack - stormHours - customerHours));
  out[0] = door;
  const lost = orLost(noiseTail(slack - stormHours - customerHours + CLOSING_HOURS));
  const byCustomer = customerHours > 0 && customerHours >= stormHours;
  if ((byCustomer && customerHours > 20) || stormHours > 10) out[1] = lost;
  else if (byCustomer || stormHours > 4) out[1] = Math.max(lost, orLost(noiseTail(slack)));
  else out[1] = door;
}

function orLost(probability: number): number {
  return LOSS_RISK + (1 - LOSS_RISK) * probability;
}
