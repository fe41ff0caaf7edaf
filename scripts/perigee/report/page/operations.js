// What each elementary operation does to numbers: the rules of core/graph/ops.h.
// NaN goes through min and max; comparisons with NaN are false; conditions are 1 and 0.

// The remainder with the sign of b, as Lua's %.
function remainder(a, b) {
  const m = a % b;
  return (m > 0 ? b < 0 : m < 0 && b > 0) ? m + b : m;
}

// Half away from zero: Math.round goes up at a half, also below zero.
function roundAway(a) {
  const whole = Math.trunc(a);
  return Math.abs(a - whole) >= 0.5 ? whole + Math.sign(a) : whole;
}

// C's pow: 1 to any power is 1, also to the power of NaN or infinity.
function power(a, b) {
  if (a === 1 || a === -1 && (b === Infinity || b === -Infinity)) return 1;
  return Math.pow(a, b);
}

// By the names that the core gives them.
const OPERATIONS = {
  "negate": a => -a,
  "abs": a => Math.abs(a),
  "floor": a => Math.floor(a),
  "ceil": a => Math.ceil(a),
  "round": roundAway,
  "exp": a => Math.exp(a),
  "log": a => Math.log(a),
  "sqrt": a => Math.sqrt(a),
  "not": a => a === 0 ? 1 : 0,
  "add": (a, b) => a + b,
  "subtract": (a, b) => a - b,
  "multiply": (a, b) => a * b,
  "divide": (a, b) => a / b,
  "power": power,
  "min": (a, b) => a < b ? a : b <= a ? b : a + b,
  "max": (a, b) => a > b ? a : b >= a ? b : a + b,
  "remainder": remainder,
  "less": (a, b) => a < b ? 1 : 0,
  "less or equal": (a, b) => a <= b ? 1 : 0,
  "equal": (a, b) => a === b ? 1 : 0,
  "and": (a, b) => a !== 0 && b !== 0 ? 1 : 0,
  "or": (a, b) => a !== 0 || b !== 0 ? 1 : 0,
  "where": (c, a, b) => c !== 0 ? a : b,
};

// The same over a block of n samples: o gets the values; s, t, u are 1 where a, b, c hold a
// number for each sample, and 0 where they hold one number.  Each loop is written out, for a
// loop that all operations shared would call a function for each number.
const LOOPS = {
  "negate": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = -a[i * s]; },
  "abs": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.abs(a[i * s]); },
  "floor": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.floor(a[i * s]); },
  "ceil": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.ceil(a[i * s]); },
  "round": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = roundAway(a[i * s]); },
  "exp": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.exp(a[i * s]); },
  "log": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.log(a[i * s]); },
  "sqrt": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = Math.sqrt(a[i * s]); },
  "not": (o, n, a, s) => { for (let i = 0; i < n; i++) o[i] = a[i * s] === 0 ? 1 : 0; },
  "add": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] + b[i * t]; },
  "subtract": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] - b[i * t]; },
  "multiply": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] * b[i * t]; },
  "divide": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] / b[i * t]; },
  "power": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = power(a[i * s], b[i * t]); },
  "min": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = OPERATIONS.min(a[i * s], b[i * t]); },
  "max": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = OPERATIONS.max(a[i * s], b[i * t]); },
  "remainder": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = remainder(a[i * s], b[i * t]); },
  "less": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] < b[i * t] ? 1 : 0; },
  "less or equal": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] <= b[i * t] ? 1 : 0; },
  "equal": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] === b[i * t] ? 1 : 0; },
  "and": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] !== 0 && b[i * t] !== 0 ? 1 : 0; },
  "or": (o, n, a, s, b, t) => { for (let i = 0; i < n; i++) o[i] = a[i * s] !== 0 || b[i * t] !== 0 ? 1 : 0; },
  "where": (o, n, a, s, b, t, c, u) => {
    for (let i = 0; i < n; i++) o[i] = a[i * s] !== 0 ? b[i * t] : c[i * u];
  },
};
