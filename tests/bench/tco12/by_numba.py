"""tco12 by numba: one compiled loop, numpy's generators, quantiles by partition."""
import os
import sys
from math import ceil, exp, log

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402

np = bench.skip_without("numpy")
numba = bench.skip_without("numba")
random = np.random  # numba compiles its functions
R, TI, TO = bench.shape(20000, 400000), bench.shape(400, 6000), bench.shape(80, 900)
GP, TH = bench.shape(1.60, 4.50), bench.shape(700, 3500)


@numba.njit
def fill(made):
    random.seed(1)
    wins = 0
    for i in range(made.shape[1]):
        ti, ch, ut = random.lognormal(*TI), random.uniform(0.15, 0.75), random.uniform(0.45, 0.85)
        rm = random.lognormal(*R) * exp(18 * log(1 + random.triangular(-0.02, 0.03, 0.12))) * 30.4375
        tin, tout = rm * ti, rm * random.lognormal(*TO)
        mi, mo, pf = tin * 1e-6, tout * 1e-6, (1 - random.triangular(0.0, 0.25, 0.70)) ** 1.5
        a6 = (mi * (1 - ch) * 3.0 + mi * ch * 0.30 + mo * 15.0) * pf
        a = a6 - 0.15 * max(a6 - 10000.0, 0.0) + 250
        f = min(1 / (1 + exp(-1.2 * (log(ti) - 7.6))), 0.6)
        b = (mi * 0.25 + mo * 1.25) * pf * (1 - f) + a * f
        load = tout * 3.802570537683474e-07 + tin * (1 - ch) * 4.563084645220169e-08
        load = load * random.triangular(1.5, 2.5, 5.0) / (random.lognormal(*TH) * ut)
        n, c5 = max(float(ceil(load)), 2.0), random.triangular(0.15, 0.40, 1.50) * 14500
        c = n * random.lognormal(*GP) * (0.65 if n >= 8 else 1.0) * 730.5 + c5
        el = random.triangular(0.06, 0.12, 0.32)
        d = n ** 0.95 * 944 + n * (0.65 * ut + 0.35) * el * 1044.615 + n * 95 + c5 * 1.35
        made[0, i], made[1, i], made[2, i], made[3, i] = a, b, c, d
        wins += min(c, d) < min(a, b)
    return wins


def run(n):
    made = np.empty((4, n))
    wins = fill(made)
    places = bench.ranks(n)
    made.partition(places, axis=1)
    figures = {name: made[k, places].tolist() for k, name in enumerate("ABCD")}
    return {**figures, "win": [wins / n]}


bench.main("tco12", run)
