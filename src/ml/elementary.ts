/**
 * `exp` and `log` from plain arithmetic. `Math.exp` and `Math.log` differ between engines in the last
 * place, and a tree split can turn that into a visible difference; plus, minus, times, divided by and
 * `Math.sqrt` are the same bits everywhere. Error at most 1 unit in the last place.
 * Source: FreeBSD msun (Sun Microsystems' fdlibm), e_exp.c and e_log.c.
 */
const LN2_HIGH = 6.9314718036912381649e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INVERSE_LN2 = 1.442695040888963387;
const SMALLEST_NORMAL = 2.2250738585072014e-308;

/** 2 to the whole power k stands at k + 1024, for −1024 ≤ k ≤ 1023. All of them are exact. */
const POWERS_OF_TWO = new Float64Array(2048);
for (let k = 0, power = 1; k <= 1023; k++, power *= 2) POWERS_OF_TWO[k + 1024] = power;
for (let k = -1, power = 0.5; k >= -1024; k--, power /= 2) POWERS_OF_TWO[k + 1024] = power;

const bits = new DataView(new ArrayBuffer(8));

/** e to the power x. Overflows to Infinity above 709.78, underflows to 0 below −745.13. */
export function exp(x: number): number {
  // x = k ln 2 + r with |r| at most half of ln 2, so that e^x = 2^k e^r.
  const k = Math.floor(INVERSE_LN2 * x + 0.5);
  if (k > -1022 && k < 1023) return expOfRest(x, k) * POWERS_OF_TWO[k + 1024]!;
  if (!(x <= 709.782712893384)) return x === x ? Infinity : NaN;
  if (x < -745.1332191019411) return 0;
  const half = k > 0 ? 1 : -100;
  return expOfRest(x, k) * POWERS_OF_TWO[k - half + 1024]! * POWERS_OF_TWO[half + 1024]!;
}

/** e^r for r = x − k ln 2, by a rational approximation (Remez). */
function expOfRest(x: number, k: number): number {
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const t = r * r;
  const c =
    r -
    t *
      (1.66666666666666019037e-1 +
        t *
          (-2.77777777770155933842e-3 +
            t *
              (6.61375632143793436117e-5 +
                t * (-1.6533902205465251539e-6 + t * 4.13813679705723846039e-8))));
  return 1 - (low - (r * c) / (2 - c) - high);
}

/** Natural logarithm. log(0) is −Infinity, of a negative number NaN. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN;
  if (x === Infinity) return Infinity;
  if (x < SMALLEST_NORMAL) return logScaled(x * 18014398509481984, 54);
  return logScaled(x, 0);
}

/** log(x / 2^shift) for a normal x. */
function logScaled(x: number, shift: number): number {
  // x = 2^k m with m between √½ and √2: k is the exponent, one more where the mantissa exceeds √2.
  bits.setFloat64(0, x);
  const exponent = ((bits.getInt32(0) + (0x3ff00000 - 0x3fe6a09e)) >> 20) - 1023;
  const m = x * POWERS_OF_TWO[1024 - exponent]!;
  const k = exponent - shift;
  const f = m - 1;
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even =
    w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const odd =
    z *
    (6.66666666666673513e-1 +
      w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1 + w * 1.479819860511658591e-1)));
  const half = 0.5 * f * f;
  return k * LN2_HIGH - (half - (s * (half + even + odd) + k * LN2_LOW) - f);
}

/** 1 / (1 + e^−x), without overflow. */
export function logistic(x: number): number {
  const e = exp(x >= 0 ? -x : x);
  return (x >= 0 ? 1 : e) / (1 + e);
}
