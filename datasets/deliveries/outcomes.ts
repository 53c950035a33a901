import { Random } from '../../src/ml/random.ts';
import { NEVER } from '../../src/ml/table.ts';
import { HUBS, REGIONS, type Network } from './network.ts';
import type { Days } from './days.ts';
import type { Parcels } from './parcels.ts';
import {
  causeOf,
  certainHours,
  claimRisk,
  CLOSING_HOURS,
  congestionHours,
  contractHours,
  CUSTOMER_HOURS_SCALE,
  customerRisk,
  LOSS_RISK,
  noiseHours,
  PREPARATION_SCALE,
  SHORTEST_ROAD_HOURS,
  STORM_FLOOR,
  STORM_HOURS_SCALE,
  STORM_LEAD_DAYS,
  type Cause,
} from './transit.ts';

export const REASONS = [
  'none',
  'carrier_ops',
  'hub_congestion',
  'capacity',
  'breakdown',
  'address',
  'lost',
  'weather_exception',
  'customer_request',
] as const;
export const EXCUSED = ['weather_exception', 'customer_request'] as const;
export const SCAN_STATUSES = [
  'delivered',
  'left with neighbour',
  'second attempt',
  'held at depot',
  'exception',
] as const;

const EXPRESS = 2;
const REVIEW_HOURS = 14 * 24;
const reasonCode = new Map<string, number>(REASONS.map((reason, code) => [reason, code]));

/** What becomes of each parcel after its creation; minutes count from the start of the world. */
export interface Outcomes {
  pickedUpMinute: Int32Array;
  /** Arrival at the door, or NEVER for a parcel that was closed as lost. */
  deliveredMinute: Int32Array;
  /** Delivery, or the closing of a lost parcel. */
  endedMinute: Int32Array;
  settledMinute: Int32Array;
  reason: Uint8Array;
  reasonAtDelivery: Uint8Array;
  scans: Uint16Array;
  lastScanStatus: Int8Array;
  customerContacts: Uint8Array;
  routeDeviationKm: Float32Array;
  driverReassigned: Uint8Array;
  refundIssued: Uint8Array;
  claimFiled: Uint8Array;
  /** 1 where the scale lost the weight. */
  weightMissing: Uint8Array;
  valueMissing: Uint8Array;
  /** The truth: hours by cause (row-major, columns of `CAUSE_HOURS`). */
  causeHours: Float32Array;
  /** The truth: 1 where the parcel would have been late even as an express parcel, promise unchanged. */
  lateIfExpedited: Uint8Array;
}

export const CAUSE_HOURS = [
  'certain',
  'congestion',
  'preparation',
  'noise',
  'storm',
  'customer',
] as const;

export function drawOutcomes(
  seed: number,
  parcels: Parcels,
  network: Network,
  days: Days,
): Outcomes {
  const n = parcels.count;
  const outcomes: Outcomes = {
    pickedUpMinute: new Int32Array(n),
    deliveredMinute: new Int32Array(n),
    endedMinute: new Int32Array(n),
    settledMinute: new Int32Array(n),
    reason: new Uint8Array(n),
    reasonAtDelivery: new Uint8Array(n),
    scans: new Uint16Array(n),
    lastScanStatus: new Int8Array(n),
    customerContacts: new Uint8Array(n),
    routeDeviationKm: new Float32Array(n),
    driverReassigned: new Uint8Array(n),
    refundIssued: new Uint8Array(n),
    claimFiled: new Uint8Array(n),
    weightMissing: new Uint8Array(n),
    valueMissing: new Uint8Array(n),
    causeHours: new Float32Array(n * CAUSE_HOURS.length),
    lateIfExpedited: new Uint8Array(n),
  };
  const transit = new Random(seed, 'transit');
  const traces = new Random(seed, 'traces');
  for (let i = 0; i < n; i++) {
    const cause = drawTransit(i, transit, parcels, network, days, outcomes);
    drawTraces(i, traces, cause, parcels, network, outcomes);
  }
  return outcomes;
}

/** Time on the road, delivery, and whose fault it was. A fixed number of uniforms a parcel. */
function drawTransit(
  i: number,
  rng: Random,
  p: Parcels,
  network: Network,
  days: Days,
  o: Outcomes,
): Cause {
  const day = p.day[i]!;
  const hub = p.hub[i]!;
  const zone = p.zone[i]!;
  const merchant = p.merchant[i]!;
  const createdMinute = p.createdMinute[i]!;
  const promisedMinute = p.promisedMinute[i]!;
  const terms = {
    day,
    zone,
    carrier: p.carrier[i]!,
    service: p.service[i]!,
    weightKg: p.weightKg[i]!,
  };
  const hubNow = days.hubCongestion[day * HUBS + hub]!;
  const networkNow = days.networkCongestion[day]!;
  const pickup = 2 + rng.gamma2(2) + 1.5 * Math.max(0, hubNow) + Math.max(-0.5, networkNow);

  const certain = certainHours(terms, p.contract[i]!, network, days);
  const congestion = congestionHours(
    days.hubCongestion[(day + 1) * HUBS + hub]!,
    days.networkCongestion[day + 1]!,
  );
  const preparation = network.merchantPreparation[merchant]! * rng.gamma2(PREPARATION_SCALE);
  const noise = noiseHours(rng.uniform());
  const severity = days.severity[(day + STORM_LEAD_DAYS) * REGIONS + network.zoneRegion[zone]!]!;
  const stormDraw = rng.gamma2(STORM_HOURS_SCALE);
  const storm = severity > STORM_FLOOR ? severity * stormDraw : 0;
  const risk = customerRisk(
    network.merchantBulky[merchant] === 1,
    network.merchantConsumer[merchant] === 1,
  );
  const asks = rng.uniform() < risk;
  const customerDraw = rng.gamma2(CUSTOMER_HOURS_SCALE);
  const customer = asks ? customerDraw : 0;
  o.causeHours.set(
    [certain, congestion, preparation, noise, storm, customer],
    i * CAUSE_HOURS.length,
  );

  const alone = certain + congestion + preparation + noise;
  const road = Math.max(SHORTEST_ROAD_HOURS, alone + storm + customer);
  const arrival = createdMinute + Math.ceil(road * 60);
  const closing = promisedMinute + CLOSING_HOURS * 60;
  const vanished = rng.uniform() < LOSS_RISK;
  const lost = vanished || arrival >= closing;
  const overHours = alone - (promisedMinute - createdMinute) / 60;
  const cause = lost ? 'own' : causeOf(overHours, storm, customer);
  const expressContract = contractHours(EXPRESS, p.distanceKm[i]!, p.transfer[i] === 1);
  const express = certainHours({ ...terms, service: EXPRESS }, expressContract, network, days);
  o.lateIfExpedited[i] = lost || overHours - certain + express + storm + customer > 0 ? 1 : 0;
  o.pickedUpMinute[i] = createdMinute + Math.ceil(Math.min(pickup, road / 2) * 60);
  o.deliveredMinute[i] = lost ? NEVER : arrival;
  o.endedMinute[i] = lost ? closing : arrival;
  const reason = lost
    ? 'lost'
    : reasonOf(cause, congestion, noise, hubNow, network.zoneDifficulty[zone]!);
  o.reason[i] = reasonCode.get(reason)!;

  const excused = cause === 'weather' || cause === 'customer';
  const soon = 2 + rng.exponential(30);
  const later = 48 + (REVIEW_HOURS - 48) * rng.uniform();
  const review = cause === 'none' ? 2 : excused ? later : soon;
  o.settledMinute[i] = o.endedMinute[i]! + Math.ceil(Math.min(review, REVIEW_HOURS) * 60);
  const firstCodedOurs = rng.uniform() < 0.35;
  const codedOurs = !lost && (cause === 'own' || (excused && firstCodedOurs));
  o.reasonAtDelivery[i] = reasonCode.get(codedOurs ? 'carrier_ops' : reason)!;
  return cause;
}

/** The finer operational reason: the largest of what went wrong. */
function reasonOf(
  cause: Cause,
  congestion: number,
  noise: number,
  hub: number,
  difficulty: number,
): string {
  if (cause === 'none') return 'none';
  if (cause === 'weather') return 'weather_exception';
  if (cause === 'customer') return 'customer_request';
  if (congestion > noise && congestion > 5) return hub > 1 ? 'hub_congestion' : 'capacity';
  if (noise > 12) return 'breakdown';
  return difficulty > 4 ? 'address' : 'carrier_ops';
}

/** What the way leaves in the systems: scans, contacts, claims, and what got lost. */
function drawTraces(
  i: number,
  rng: Random,
  cause: Cause,
  p: Parcels,
  network: Network,
  o: Outcomes,
): void {
  const late = cause !== 'none';
  const merchant = p.merchant[i]!;
  o.scans[i] = rng.poisson(4 + p.distanceKm[i]! / 400) + lateOnly(late, rng.poisson(1.8));
  const asked = o.causeHours[i * CAUSE_HOURS.length + 5]! > 0;
  o.customerContacts[i] = rng.poisson(0.15 + (asked ? 1.8 : 0) + (late ? 0.9 : 0));
  const status = rng.uniform();
  const statusMissing = rng.uniform() < (late ? 0.18 : 0.05);
  o.lastScanStatus[i] = statusMissing
    ? -1
    : statusOf(status, late, o.reason[i] === reasonCode.get('lost'));
  o.routeDeviationKm[i] = Math.round((rng.gamma2(4) + (late ? 2 : 0)) * 10) / 10;
  o.driverReassigned[i] = rng.uniform() < (late ? 0.07 : 0.04) ? 1 : 0;
  o.refundIssued[i] = rng.uniform() < (cause === 'own' ? 0.45 : late ? 0.08 : 0.004) ? 1 : 0;
  o.claimFiled[i] =
    rng.uniform() < claimRisk(late, network.merchantHabitual[merchant] === 1) ? 1 : 0;
  const returned = rng.uniform() < 0.02;
  o.weightMissing[i] = rng.uniform() < (returned ? 0.35 : 0.015) ? 1 : 0;
  const consumer = network.merchantConsumer[merchant] === 1;
  o.valueMissing[i] = rng.uniform() < (consumer ? 0.05 : 0.35) ? 1 : 0;
}

function lateOnly(late: boolean, count: number): number {
  return late ? count : 0;
}

function statusOf(u: number, late: boolean, lost: boolean): number {
  if (lost) return 4;
  const attempt = late ? 0.1 : 0.05;
  const depot = late ? 0.04 : 0.02;
  return u < attempt ? 2 : u < attempt + depot ? 3 : u < attempt + depot + 0.15 ? 1 : 0;
}
