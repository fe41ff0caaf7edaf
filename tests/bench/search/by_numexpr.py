"""A search of catalogs in numexpr, one thread: search.lua's model at all
combinations of a model at once."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402
from rows import BITS, DEMAND, LATEST, MACHINES, MODELS, REPLICAS, ROWS, WIDTHS, WORST  # noqa: E402

np = bench.skip_without("numpy")
ne = bench.skip_without("numexpr")
ne.set_num_threads(1)

READ = "(active * bits / 8 + batch * cache) / (bandwidth * 0.7 * width)"
RECKON = "active * batch * 2e-3 / (speed * 0.5 * width)"
GOOD = ("((parameters * bits / 8 + batch * cache) / width <= memory * 0.913) & (step <= latest)"
        " & (demand <= replicas * batch / step * 0.7) & (worst <= quality - 0.06 / bits)")
STEP = f"where({READ} > {RECKON}, {READ}, {RECKON}) + 0.0004 * (width - 1) + 0.002"


def grids(n):
    axes = (range(len(MACHINES)), BITS, WIDTHS, REPLICAS, [4.0 * (k + 1) for k in range(max(1, n // ROWS))])
    places, bits, width, replicas, batch = np.meshgrid(*(np.array(axis) for axis in axes), indexing="ij", sparse=True)
    columns = np.array(MACHINES).T[:, places]
    made = dict(zip(("price", "memory", "bandwidth", "speed"), columns))
    made.update(bits=bits * 1.0, width=width * 1.0, replicas=replicas * 1.0, batch=batch,
                demand=DEMAND, latest=LATEST, worst=WORST)
    return made


def search(model, values):
    values = dict(values, **dict(zip(("parameters", "active", "cache", "quality"), model)))
    values["step"] = ne.evaluate(STEP, values)
    good = ne.evaluate(GOOD, values)
    cost = ne.evaluate("where(good, replicas * width * (price * 730), 1e300)", dict(values, good=good))
    return cost.min(), np.count_nonzero(good)


def run(n):
    values, cost, feasible = grids(n), float("inf"), 0
    for model in MODELS:
        least, count = search(model, values)
        cost, feasible = min(cost, least), feasible + count
    return {"cost": [float(cost)], "feasible": [feasible]}


bench.main("search", run, samples=64 * ROWS, exact=True)
