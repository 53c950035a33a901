import { exp } from '../../src/ml/elementary.ts';
import { inverseNormal, Random } from '../../src/ml/random.ts';
import type { Days } from './days.ts';
import { CARRIERS, pick, REGIONS, type Network } from './network.ts';
import { contractHours, promiseMinute } from './transit.ts';

/** Everything about a parcel that is decided at its creation, one typed array a field. */
export interface Parcels {
  count: number;
  /** Minutes since the start of the world; ascending. */
  createdMinute: Int32Array;
  day: Int32Array;
  hub: Uint8Array;
  zone: Uint16Array;
  merchant: Uint16Array;
  carrier: Uint8Array;
  service: Uint8Array;
  transfer: Uint8Array;
  weightKg: Float32Array;
  volumeL: Float32Array;
  packages: Uint8Array;
  declaredValue: Float32Array;
  distanceKm: Float32Array;
  contract: Float64Array;
  promisedMinute: Int32Array;
}

const SERVICE_SHARES = Float64Array.of(0.35, 0.85, 1);

export function drawParcels(seed: number, count: number, network: Network, days: Days): Parcels {
  const parcels: Parcels = {
    count,
    createdMinute: new Int32Array(count),
    day: new Int32Array(count),
    hub: new Uint8Array(count),
    zone: new Uint16Array(count),
    merchant: new Uint16Array(count),
    carrier: new Uint8Array(count),
    service: new Uint8Array(count),
    transfer: new Uint8Array(count),
    weightKg: new Float32Array(count),
    volumeL: new Float32Array(count),
    packages: new Uint8Array(count),
    declaredValue: new Float32Array(count),
    distanceKm: new Float32Array(count),
    contract: new Float64Array(count),
    promisedMinute: new Int32Array(count),
  };
  drawCreations(seed, parcels, days);
  const rng = new Random(seed, 'parcels');
  for (let i = 0; i < count; i++) drawParcel(i, rng, parcels, network, days);
  return parcels;
}

/**
 * Creation times: `count` sorted uniforms, by exponential spacings, mapped through the expected volume
 * of the days and, within a day, through a bell around 14:00. Sorted as they come, and exactly `count`.
 */
function drawCreations(seed: number, parcels: Parcels, days: Days): void {
  const rng = new Random(seed, 'arrivals');
  const { count, createdMinute, day } = parcels;
  const arrival = new Float64Array(count);
  let sum = 0;
  for (let i = 0; i < count; i++) arrival[i] = sum += rng.exponential(1);
  const total = sum + rng.exponential(1);
  const volume = days.volume.subarray(0, days.creationDays);
  const expected = volume.reduce((a, b) => a + b, 0);
  let d = 0;
  let before = 0;
  for (let i = 0; i < count; i++) {
    const u = (arrival[i]! / total) * expected;
    while (d < days.creationDays - 1 && u >= before + volume[d]!) before += volume[d++]!;
    const share = Math.min((u - before) / volume[d]!, 1 - 1e-12);
    const hour = Math.min(14 + 4.5 * inverseNormal(0.001 + 0.985 * share), 23.98);
    createdMinute[i] = d * 1440 + Math.floor(Math.max(0, hour) * 60);
    day[i] = d;
  }
}

/** Draws one parcel with a fixed number of uniforms, so that an incident shifts nobody else's draws. */
function drawParcel(i: number, rng: Random, p: Parcels, network: Network, days: Days): void {
  const d = p.day[i]!;
  const hub = (p.hub[i] = pick(network.hubShare, rng.uniform()));
  const zone = (p.zone[i] = pick(network.zoneShare, rng.uniform()));
  const usual = pick(network.merchantShare, rng.uniform());
  const wave = rng.uniform() < days.bulkyWave[d]!;
  const other = network.bulkyMerchants[rng.below(network.bulkyMerchants.length)]!;
  const merchant = (p.merchant[i] = wave ? other : usual);
  p.carrier[i] = pick(days.carrierShare, rng.uniform(), d * CARRIERS, (d + 1) * CARRIERS);
  const service = (p.service[i] = pick(SERVICE_SHARES, rng.uniform()));
  const bulky = network.merchantBulky[merchant]!;
  const size = rng.normal();
  const weight = exp(bulky ? 2.6 + 0.6 * size : 0.7 + 0.8 * size);
  p.weightKg[i] = Math.max(0.05, Math.round(weight * 100) / 100);
  p.volumeL[i] = Math.max(1, Math.round(weight * (3 + 6 * rng.uniform())));
  p.packages[i] = 1 + rng.poisson(bulky ? 0.8 : 0.3);
  p.declaredValue[i] = Math.round(exp(3.6 + 0.25 * size + 0.9 * rng.normal()));
  const dx = network.hubX[hub]! - network.zoneX[zone]!;
  const dy = network.hubY[hub]! - network.zoneY[zone]!;
  p.distanceKm[i] = distanceOf(dx, dy);
  p.transfer[i] = network.transfer[hub * REGIONS + network.zoneRegion[zone]!]!;
  p.contract[i] = contractHours(service, p.distanceKm[i]!, p.transfer[i] === 1);
  p.promisedMinute[i] = promiseMinute(p.createdMinute[i]!, service, p.contract[i]!);
}

/** Kilometres on the road, to 100 m: the straight line and 20 km of access. */
export function distanceOf(dx: number, dy: number): number {
  return Math.round((Math.sqrt(dx * dx + dy * dy) + 20) * 10) / 10;
}
