// The numbers behind the samples, the very ones that the core draws: core/run/random.c and
// core/run/sampler.c.  Sample i of a name and a seed is the same here and there.

const LANES = 16, STRATA = 16, GROUP = LANES * STRATA;
const LOW = 0xFFFFFFFFn, WHOLE = 0xFFFFFFFFFFFFFFFFn;

// The high half of the product of two words, by halves of 16 bits.
function highWord(a, b) {
  const al = a & 0xFFFF, ah = a >>> 16, bl = b & 0xFFFF, bh = b >>> 16;
  const low = al * bl, middle = ah * bl + (low >>> 16);
  const other = al * bh + (middle & 0xFFFF);
  return ah * bh + Math.floor(middle / 65536) + Math.floor(other / 65536) >>> 0;
}

// Philox4x32-10 (Salmon, Moraes, Dror and Shaw, 2011).
function philox(x0, x1, x2, x3, k0, k1) {
  for (let round = 0; round < 10; round++) {
    const ph = highWord(0xD2511F53, x0), pl = Math.imul(0xD2511F53, x0) >>> 0;
    const qh = highWord(0xCD9E8D57, x2), ql = Math.imul(0xCD9E8D57, x2) >>> 0;
    x0 = (qh ^ x1 ^ k0) >>> 0;
    x1 = ql;
    x2 = (ph ^ x3 ^ k1) >>> 0;
    x3 = pl;
    k0 = k0 + 0x9E3779B9 >>> 0;
    k1 = k1 + 0xBB67AE85 >>> 0;
  }
  return [x0, x1, x2, x3];
}

// FNV-1a over the bytes of a name, then SplitMix64's finaliser.
function hashName(name) {
  let h = 0xCBF29CE484222325n;
  for (const byte of new TextEncoder().encode(name)) h = (h ^ BigInt(byte)) * 0x00000100000001B3n & WHOLE;
  h = (h ^ h >> 30n) * 0xBF58476D1CE4E5B9n & WHOLE;
  h = (h ^ h >> 27n) * 0x94D049BB133111EBn & WHOLE;
  return h ^ h >> 31n;
}

// A seed is a whole number as text: more than 53 bits may be in it.
function streamOf(name, seed) {
  const hash = hashName(name), start = BigInt.asUintN(64, BigInt(seed));
  return { k0: Number(hash & LOW), k1: Number(hash >> 32n), s0: Number(start & LOW), s1: Number(start >> 32n) };
}

function reversed(x) {
  x = x >>> 16 | x << 16;
  x = x >>> 8 & 0x00FF00FF | (x & 0x00FF00FF) << 8;
  x = x >>> 4 & 0x0F0F0F0F | (x & 0x0F0F0F0F) << 4;
  x = x >>> 2 & 0x33333333 | (x & 0x33333333) << 2;
  return (x >>> 1 & 0x55555555 | (x & 0x55555555) << 1) >>> 0;
}

// Owen's scrambling, each digit by those before it.
function scrambled(n, key) {
  n = n + key[0] | 0;
  n ^= Math.imul(n, key[1] & ~1);
  n = n + key[2] | 0;
  n ^= Math.imul(n, key[3] & ~1);
  return n ^ Math.imul(n, 0x13198A2E);
}

const openUnit = word => ((word >>> 0) + 0.5) / 4294967296;

// Under the stream's key for what lanes draw.
function drawLanes(stream, low, high) {
  return philox(low, high, stream.s0, stream.s1, stream.k0, (stream.k1 ^ 0x4F77656E) >>> 0);
}

// Times x in the field of 16 elements.
const timesX = element => element << 1 & 15 ^ (element >> 3) * 3;

function stratumOf(drawn, place) {
  let stratum = drawn & 15, element = 1 + ((drawn >> 4 & 0xFFF) * 15 >> 12);
  for (; place !== 0; place >>= 1, element = timesX(element)) if (place & 1) stratum ^= element;
  return stratum;
}

// A group of 256 samples: 16 points of 16 lanes.
function stratifiedGroup(stream, keys, block, out, at) {
  const words = [...drawLanes(stream, block, 0x80000000), ...drawLanes(stream, block, 0x80000001)];
  for (let lane = 0; lane < LANES; lane++) {
    const drawn = words[lane >> 1] >>> (lane % 2) * 16 & 0xFFFF;
    for (let place = 0; place < STRATA; place++) {
      const word = block << 4 | stratumOf(drawn, place);
      out[at + place * LANES + lane] = openUnit(reversed(scrambled(word, keys[lane])));
    }
  }
}

// Samples `from` up to `to`, both whole groups, of a name.
function drawStratified(stream, from, to, out) {
  const keys = [];
  for (let lane = 0; lane < LANES; lane++) keys.push(drawLanes(stream, lane, 0));
  for (let at = from; at < to; at += GROUP) stratifiedGroup(stream, keys, at / GROUP, out, at);
}

// Every sample on its own.
function drawRandom(stream, from, to, out) {
  for (let at = from; at < to; at += 4) {
    const four = philox(at / 4, 0, stream.s0, stream.s1, stream.k0, stream.k1);
    for (let i = 0; i < 4; i++) out[at + i] = openUnit(four[i]);
  }
}
