import { exp } from '../../src/ml/elementary.ts';
import { Random } from '../../src/ml/random.ts';

export const HUBS = 12;
export const REGIONS = 10;
export const ZONES = 300;
export const CARRIERS = 8;
export const MERCHANTS = 400;

export const SERVICES = ['economy', 'standard', 'express'] as const;
export const SEGMENTS = ['business', 'business bulky', 'consumer', 'consumer bulky'] as const;
export const ROUTE_TYPES = ['direct', 'transfer'] as const;

/** Service and distance terms of the carriers' contract: hours = base + perKm × distance. */
export const CONTRACT = [
  { base: 34, perKm: 0.045 },
  { base: 22, perKm: 0.036 },
  { base: 10, perKm: 0.024 },
] as const;
/** Hours that a transfer between two trunk lines adds. */
export const TRANSFER_HOURS = 3;

/** The promise = contract hours × factor + buffer, rounded up to 20:00; economy and standard get more. */
export const PROMISE = {
  factor: 1.06,
  bufferHours: 12,
  groundBufferHours: 9,
  capHours: 168,
} as const;

/** Factor on the contract's hours by carrier, in the surge years. */
export const SPEED_BEFORE = [0.92, 0.97, 1.0, 1.02, 1.05, 1.1, 1.0, 0.95];
const SPEED_CHANGE = [0.1, -0.04, 0.0, 0.05, -0.06, -0.02, 0.08, 0.0];
/** Share of the parcels that goes to customers who claim out of habit. */
const HABITUAL_SHARE = 0.06;
/** Zones whose code was replaced at the redesign: the master data knows the new code only. */
export const RECODED_ZONES = [17, 58, 111, 164, 203, 277] as const;

/** The fixed part of the world: who and where. Drawn once a seed. */
export interface Network {
  hubX: Float64Array;
  hubY: Float64Array;
  zoneX: Float64Array;
  zoneY: Float64Array;
  zoneRegion: Int32Array;
  /** Hours that the last mile takes longer than the contract thinks. */
  zoneDifficulty: Float64Array;
  /** Cumulative shares of the parcels. */
  hubShare: Float64Array;
  zoneShare: Float64Array;
  merchantShare: Float64Array;
  merchantBulky: Uint8Array;
  merchantConsumer: Uint8Array;
  /** Hours that a merchant takes to hand a parcel over. */
  merchantPreparation: Float64Array;
  bulkyMerchants: Int32Array;
  /** 1 for a merchant whose customers claim out of habit. */
  merchantHabitual: Uint8Array;
  /** Factor on the contract's hours by carrier × region, before and after the redesign. */
  speedBefore: Float64Array;
  speedAfter: Float64Array;
  /** 1 where hub × region is served by a transfer. */
  transfer: Uint8Array;
}

export function drawNetwork(seed: number): Network {
  const rng = new Random(seed, 'network');
  const each = (n: number, draw: (i: number) => number) =>
    Float64Array.from({ length: n }, (_, i) => draw(i));
  const place = () => toTenth(rng.uniform() * 1500);
  const hubX = each(HUBS, place);
  const hubY = each(HUBS, place);
  const regionX = each(REGIONS, place);
  const regionY = each(REGIONS, place);
  const zoneRegion = Int32Array.from({ length: ZONES }, () => rng.below(REGIONS));
  const zoneX = each(ZONES, (z) => toTenth(regionX[zoneRegion[z]!]! + 120 * rng.normal()));
  const zoneY = each(ZONES, (z) => toTenth(regionY[zoneRegion[z]!]! + 120 * rng.normal()));
  const zoneDifficulty = each(ZONES, () => rng.gamma2(1.2));
  const skill = each(CARRIERS * REGIONS, () => 0.07 * rng.normal());
  const skillChange = each(CARRIERS * REGIONS, () => 0.07 * rng.normal());
  const merchantBulky = Uint8Array.from({ length: MERCHANTS }, () => (rng.uniform() < 0.2 ? 1 : 0));
  const hubShare = skewedShares(HUBS, 0.45, rng);
  const zoneShare = skewedShares(ZONES, 0.75, rng);
  const merchantShare = skewedShares(MERCHANTS, 1, rng);
  return {
    hubX,
    hubY,
    zoneX,
    zoneY,
    zoneRegion,
    zoneDifficulty,
    hubShare,
    zoneShare,
    merchantShare,
    merchantBulky,
    merchantConsumer: Uint8Array.from({ length: MERCHANTS }, () => (rng.uniform() < 0.7 ? 1 : 0)),
    merchantPreparation: each(MERCHANTS, () => rng.gamma2(2)),
    bulkyMerchants: Int32Array.from([...merchantBulky.keys()].filter((m) => merchantBulky[m])),
    merchantHabitual: habitualMerchants(seed, merchantShare),
    speedBefore: each(
      CARRIERS * REGIONS,
      (i) => SPEED_BEFORE[Math.floor(i / REGIONS)]! + skill[i]!,
    ),
    speedAfter: each(CARRIERS * REGIONS, (i) => {
      const carrier = Math.floor(i / REGIONS);
      return SPEED_BEFORE[carrier]! + SPEED_CHANGE[carrier]! + skill[i]! + skillChange[i]!;
    }),
    transfer: Uint8Array.from({ length: HUBS * REGIONS }, () => (rng.uniform() < 0.35 ? 1 : 0)),
  };
}

/**
 * Merchants in an order drawn at random, each taken unless they would then send more than a fixed share of
 * the parcels together: so claims are about as frequent in every world. The draw is a stream of its own.
 */
function habitualMerchants(seed: number, cumulativeShare: Float64Array): Uint8Array {
  const habitual = new Uint8Array(MERCHANTS);
  let taken = 0;
  for (const m of new Random(seed, 'habitual claimers').shuffle([...habitual.keys()])) {
    const share = cumulativeShare[m]! - (m > 0 ? cumulativeShare[m - 1]! : 0);
    if (taken + share > HABITUAL_SHARE) continue;
    habitual[m] = 1;
    taken += share;
  }
  return habitual;
}

/** Cumulative shares with log-normal skew: few large, many small, as in life. */
function skewedShares(n: number, skew: number, rng: Random): Float64Array {
  const share = Float64Array.from({ length: n }, () => exp(skew * rng.normal()));
  for (let i = 1; i < n; i++) share[i]! += share[i - 1]!;
  return share.map((s) => s / share[n - 1]!);
}

/** The first position whose cumulative share exceeds u. */
export function pick(
  cumulative: Float64Array,
  u: number,
  from = 0,
  until = cumulative.length,
): number {
  let low = from;
  let high = until - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (cumulative[middle]! > u) high = middle;
    else low = middle + 1;
  }
  return low - from;
}

/** Rounded to 0.1, as the source records it. */
export function toTenth(value: number): number {
  return Math.round(value * 10) / 10;
}
