"""tco12 in numexpr, one thread, in chunks; numpy draws, quantiles by partition."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402

np = bench.skip_without("numpy")
ne = bench.skip_without("numexpr")
ne.set_num_threads(1)
CHUNK = 65536  # numexpr cuts it into blocks of its own

RANGES = {"r": (20000, 400000), "ti": (400, 6000), "to": (80, 900), "gp": (1.60, 4.50), "th": (700, 3500)}
TRIANGLES = {"g": (-0.02, 0.03, 0.12), "pd": (0.0, 0.25, 0.70), "pk": (1.5, 2.5, 5.0), "el": (0.06, 0.12, 0.32),
             "fte": (0.15, 0.40, 1.50)}
STEPS = (  # names, and what they are of earlier ones
    ("rm", "r * exp(18 * log(1 + g)) * 30.4375"),
    ("mi", "rm * ti * 1e-6"), ("mo", "rm * to * 1e-6"), ("pf", "(1 - pd) ** 1.5"),
    ("a6", "(mi * (1 - ch) * 3.0 + mi * ch * 0.30 + mo * 15.0) * pf"),
    ("A", "where(a6 > 10000, a6 - 0.15 * (a6 - 10000), a6) + 250"),
    ("s", "1 / (1 + exp(-1.2 * (log(ti) - 7.6)))"), ("f", "where(s < 0.6, s, 0.6)"),
    ("B", "(mi * 0.25 + mo * 1.25) * pf * (1 - f) + A * f"),
    ("up", "ceil((mo * 0.3802570537683474 + mi * (1 - ch) * 0.04563084645220169) * pk / (th * ut))"),
    ("n", "where(up > 2, up, 2)"), ("c5", "fte * 14500"),
    ("C", "n * gp * where(n >= 8, 0.65, 1.0) * 730.5 + c5"),
    ("D", "n ** 0.95 * 944 + n * (0.65 * ut + 0.35) * el * 1044.615 + n * 95 + c5 * 1.35"),
    ("win", "where(C < D, C, D) < where(A < B, A, B)"),
)


def draw(rng, n):
    made = {name: rng.lognormal(*bench.shape(*ends), n) for name, ends in RANGES.items()}
    made.update({name: rng.triangular(*shape, n) for name, shape in TRIANGLES.items()})
    made.update(ch=rng.uniform(0.15, 0.75, n), ut=rng.uniform(0.45, 0.85, n))
    return made


def run(n):
    rng, made, wins = np.random.default_rng(1), np.empty((4, n)), 0
    for first in range(0, n, CHUNK):
        last = min(first + CHUNK, n)
        values = draw(rng, last - first)
        for name, text in STEPS:
            values[name] = ne.evaluate(text, values)
        for k, name in enumerate("ABCD"):
            made[k, first:last] = values[name]
        wins += np.count_nonzero(values["win"])
    places = bench.ranks(n)
    made.partition(places, axis=1)
    figures = {name: made[k, places].tolist() for k, name in enumerate("ABCD")}
    return {**figures, "win": [wins / n]}


bench.main("tco12", run)
