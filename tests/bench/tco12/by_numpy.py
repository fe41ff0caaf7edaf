"""tco12 in numpy, in chunks that stay in the cache; PCG64, quantiles by partition."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402

np = bench.skip_without("numpy")
CHUNK = 8192


def draw(rng, n):
    lognormal = [rng.lognormal(*bench.shape(*range_), n) for range_ in
                 ((20000, 400000), (400, 6000), (80, 900), (1.60, 4.50), (700, 3500))]
    triangular = [rng.triangular(*shape, n) for shape in
                  ((-0.02, 0.03, 0.12), (0.0, 0.25, 0.70), (1.5, 2.5, 5.0), (0.06, 0.12, 0.32), (0.15, 0.40, 1.50))]
    return lognormal, triangular, [rng.uniform(0.15, 0.75, n), rng.uniform(0.45, 0.85, n)]


def model(lognormal, triangular, uniform):
    (r, ti, to, gp, th), (g, pd, pk, el, fte), (ch, ut) = lognormal, triangular, uniform
    rm = r * np.exp(18 * np.log(1 + g)) * 30.4375
    tin, tout = rm * ti, rm * to
    mi, mo, pf, nc = tin * 1e-6, tout * 1e-6, (1 - pd) ** 1.5, 1 - ch
    a6 = (mi * nc * 3.0 + mi * ch * 0.30 + mo * 15.0) * pf
    a = a6 - 0.15 * np.maximum(a6 - 10000, 0) + 250
    f = np.minimum(1 / (1 + np.exp(-1.2 * (np.log(ti) - 7.6))), 0.6)
    b = (mi * 0.25 + mo * 1.25) * pf * (1 - f) + a * f
    load = (tout * 3.802570537683474e-07 + tin * nc * 4.563084645220169e-08) * pk / (th * ut)
    n, c5 = np.maximum(np.ceil(load), 2), fte * 14500
    c = n * gp * np.where(n >= 8, 0.65, 1.0) * 730.5 + c5
    d = n ** 0.95 * 944 + n * (0.65 * ut + 0.35) * el * 1044.615 + n * 95 + c5 * 1.35
    return a, b, c, d


def run(n):
    rng, made, wins = np.random.default_rng(1), np.empty((4, n)), 0
    for first in range(0, n, CHUNK):
        last = min(first + CHUNK, n)
        a, b, c, d = model(*draw(rng, last - first))
        for k, each in enumerate((a, b, c, d)):
            made[k, first:last] = each
        wins += np.count_nonzero(np.minimum(c, d) < np.minimum(a, b))
    places = bench.ranks(n)
    made.partition(places, axis=1)
    figures = {name: made[k, places].tolist() for k, name in enumerate("ABCD")}
    return {**figures, "win": [wins / n]}


bench.main("tco12", run)
