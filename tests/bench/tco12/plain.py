"""tco12 in plain Python: the module random, quantiles by sorting."""
import os
import random
import sys
from math import ceil, exp, log

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402

lognormal, triangular, uniform = random.lognormvariate, random.triangular, random.uniform
R, TI, TO = bench.shape(20000, 400000), bench.shape(400, 6000), bench.shape(80, 900)
GP, TH = bench.shape(1.60, 4.50), bench.shape(700, 3500)


def sample():
    ti, ch, ut = lognormal(*TI), uniform(0.15, 0.75), uniform(0.45, 0.85)
    rm = lognormal(*R) * exp(18 * log(1 + triangular(-0.02, 0.12, 0.03))) * 30.4375
    tin, tout = rm * ti, rm * lognormal(*TO)
    mi, mo, pf = tin * 1e-6, tout * 1e-6, (1 - triangular(0.0, 0.70, 0.25)) ** 1.5
    a6 = (mi * (1 - ch) * 3.0 + mi * ch * 0.30 + mo * 15.0) * pf
    a = a6 - 0.15 * max(a6 - 10000, 0) + 250
    f = min(1 / (1 + exp(-1.2 * (log(ti) - 7.6))), 0.6)
    b = (mi * 0.25 + mo * 1.25) * pf * (1 - f) + a * f
    load = tout * 3.802570537683474e-07 + tin * (1 - ch) * 4.563084645220169e-08
    load = load * triangular(1.5, 5.0, 2.5) / (lognormal(*TH) * ut)
    n, c5 = max(ceil(load), 2), triangular(0.15, 1.50, 0.40) * 14500
    c = n * lognormal(*GP) * (0.65 if n >= 8 else 1.0) * 730.5 + c5
    el = triangular(0.06, 0.32, 0.12)
    d = n ** 0.95 * 944 + n * (0.65 * ut + 0.35) * el * 1044.615 + n * 95 + c5 * 1.35
    return a, b, c, d


def run(n):
    made, wins = [[], [], [], []], 0
    put = [each.append for each in made]
    for _ in range(n):
        a, b, c, d = sample()
        put[0](a), put[1](b), put[2](c), put[3](d)
        wins += min(c, d) < min(a, b)
    for each in made:
        each.sort()
    figures = {name: [each[k] for k in bench.ranks(n)] for name, each in zip("ABCD", made)}
    return {**figures, "win": [wins / n]}


bench.main("tco12", run)
