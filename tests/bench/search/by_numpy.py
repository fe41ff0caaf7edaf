"""A search of catalogs in numpy: search.lua's model at all combinations of a
model and a machine at once, so that they stay in the cache."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402
from rows import BITS, DEMAND, LATEST, MACHINES, MODELS, REPLICAS, ROWS, WIDTHS, WORST  # noqa: E402

np = bench.skip_without("numpy")


def grids(n):
    axes = (BITS, WIDTHS, REPLICAS, [4.0 * (k + 1) for k in range(max(1, n // ROWS))])
    return np.meshgrid(*(np.array(axis, dtype=float) for axis in axes), indexing="ij", sparse=True)


def search(model, machine, axes):
    (parameters, active, cache, quality), (price, memory, bandwidth, speed) = model, machine
    bits, width, replicas, batch = axes
    read = (active * bits / 8 + batch * cache) / (bandwidth * 0.7 * width)
    reckon = active * batch * 2e-3 / (speed * 0.5 * width)
    step = np.maximum(read, reckon) + 0.0004 * (width - 1) + 0.002
    needed = (parameters * bits / 8 + batch * cache) / width
    good = (needed <= memory * 0.913) & (step <= LATEST) & (DEMAND <= replicas * batch / step * 0.7) \
        & (WORST <= quality - 0.06 / bits)
    cost = np.where(good, replicas * width * (price * 730), np.inf)
    return cost.min(), np.count_nonzero(good)


def run(n):
    axes, cost, feasible = grids(n), float("inf"), 0
    for model in MODELS:
        for machine in MACHINES:
            least, count = search(model, machine, axes)
            cost, feasible = min(cost, least), feasible + count
    return {"cost": [float(cost)], "feasible": [feasible]}


bench.main("search", run, samples=64 * ROWS, exact=True)
