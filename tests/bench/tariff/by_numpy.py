"""A tariff of tiers in tiers in numpy: tariff.lua's model, a tier's terms looked
up by its number, in chunks that stay in the cache; PCG64, quantiles by partition."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402
import draws  # noqa: E402

np = bench.skip_without("numpy")
CHUNK = 8192

INPUTS = {
    "usage": ("lognormal", 2, 4000), "prompt": ("lognormal", 2, 150), "cached": ("uniform", 0, 0.8),
    "waiting": ("triangular", 0, 0.2, 1), "busy": ("triangular", 0.1, 0.3, 0.8),
    "exchange": ("lognormal", 0.9, 1.15), "discount": ("uniform", 0, 0.2), "seats": ("triangular", 1, 5, 60),
}
STEPS = np.array([10, 100, 1000])
FEE, SEAT = np.array([0.0, 15, 80, 300]), np.array([4.0, 3, 2, 1])
WAITING, OFF = np.array([0.50, 0.40, 0.30, 0.25]), np.array([0.30, 0.40, 0.45, 0.50])
BUSY, SURCHARGE = np.array([0.50, 0.40, 0.35, 0.30]), np.array([0.4, 0.5, 0.6, 0.8])
LEAST, RATE = np.array([20.0, 90, 400, 2000]), np.array([3.00, 2.40, 1.90, 1.60])


def rates(usage, plan):
    rate, last = RATE[plan], plan == 3
    rate[last] *= (usage[last] / 1000) ** -0.15
    return rate


def by_prompt(x, rate):
    fresh, cached = x["usage"] * (1 - x["cached"]), x["usage"] * x["cached"]
    cost = (fresh + cached * 0.4) * rate * 1.25 + 20
    short, long = x["prompt"] <= 8, x["prompt"] > 64
    cost[short] = (fresh[short] + cached[short] * 0.25) * rate[short]
    cost[long] = (fresh[long] + cached[long] * 0.5) * rate[long] * (1.25 + 0.3 * np.log(x["prompt"][long] / 64)) + 50
    return cost


def bill(x):
    plan = np.searchsorted(STEPS, x["usage"], side="right")
    cost = by_prompt(x, rates(x["usage"], plan))
    cost = np.where(x["waiting"] > WAITING[plan], cost - cost * x["waiting"] * OFF[plan], cost)
    cost = cost + FEE[plan] + x["seats"] * SEAT[plan]
    cost = cost * (1 + SURCHARGE[plan] * np.maximum(x["busy"] - BUSY[plan], 0))
    return np.maximum(cost, LEAST[plan]), cost < LEAST[plan]


def run(n):
    rng, made, count = np.random.default_rng(1), np.empty((2, n)), 0
    for first, last in draws.chunks(n, CHUNK):
        x = draws.draw(rng, INPUTS, last - first)
        cost, least = bill(x)
        made[0, first:last] = cost * x["exchange"] * (1 - x["discount"])
        made[1, first:last] = made[0, first:last] / x["usage"]
        count += np.count_nonzero(least)
    return {**draws.quantiles(made, ("paid", "each"), n), "least": [count / n]}


bench.main("tariff", run)
