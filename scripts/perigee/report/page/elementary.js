// Exponential and logarithm as the core's samplers have them, to the last bit:
// core/run/elementary.h.  Math.exp and Math.log may differ from browser to browser.

const bitsOf = new DataView(new ArrayBuffer(8));
const LN2_HIGH = 6.93147180369123816490e-1, LN2_LOW = 1.90821492927058770002e-10;

// 2^n for a normal double.
function powerOfTwo(n) {
  bitsOf.setUint32(0, n + 1023 << 20);
  bitsOf.setUint32(4, 0);
  return bitsOf.getFloat64(0);
}

const FACTORIALS = [479001600, 39916800, 3628800, 362880, 40320, 5040, 720, 120, 24, 6];

// Taylor's sum r^n / n!, n = 2 .. 13, over r^2.
function expSeries(r) {
  let s = 1 / 6227020800;
  for (const factorial of FACTORIALS) s = s * r + 1 / factorial;
  return s * r + 0.5;
}

function exactExp(x) {
  const shift = 6755399441055744; // adding it rounds to an integer
  x = Math.max(Math.min(x, 746), -746);
  const k = x * 1.4426950408889634074 + shift - shift;
  const high = x - k * LN2_HIGH, low = k * LN2_LOW, r = high - low;
  const e = 1 + (high + (r * r * expSeries(r) - low)), half = k >> 1;
  return e * powerOfTwo(half) * powerOfTwo(k - half);
}

function exactExpm1(x) {
  return x > -0.34 && x < 0.34 ? x + x * x * expSeries(x) : exactExp(x) - 1;
}

const ROOT_HIGH = 0x3FE6A09E, ROOT_LOW = 0x667F3BCD; // the bits of sqrt(1/2)

// Of a normal x > 0.
function exactLog(x) {
  bitsOf.setFloat64(0, x);
  const low = bitsOf.getUint32(4), under = low < ROOT_LOW ? 1 : 0;
  const above = bitsOf.getInt32(0) - ROOT_HIGH - under | 0, below = low - ROOT_LOW >>> 0, k = above >> 20;
  const sum = below + ROOT_LOW, carry = sum > 0xFFFFFFFF ? 1 : 0;
  bitsOf.setUint32(0, (above & 0xFFFFF) + ROOT_HIGH + carry);
  bitsOf.setUint32(4, sum >>> 0);
  const f = bitsOf.getFloat64(0) - 1, s = f / (2 + f), z = s * s, w = z * z, h = 0.5 * f * f;
  const odd = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const even = z * (6.666666666666735130e-01 + w * (2.857142874366239149e-01 +
    w * (1.818357216161805012e-01 + w * 1.479819860510658591e-01)));
  return k * LN2_HIGH - (h - (s * (h + (even + odd)) + k * LN2_LOW) - f);
}

// Of any finite x > 0.
function exactLogAny(x) {
  return x >= 2.2250738585072014e-308 ? exactLog(x) : exactLog(x * 18014398509481984) - 54 * 0.69314718055994530942;
}

function exactLog1p(x) {
  const y = 1 + x, d = y - 1;
  return d === 0 ? x : exactLog(y) * (x / d);
}
