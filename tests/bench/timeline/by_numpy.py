"""Sixty months of a service in numpy: timeline.lua's model, in chunks that stay
in the cache; PCG64, quantiles by partition."""
import os
import sys
from types import SimpleNamespace

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402
import draws  # noqa: E402
from inputs import FIGURES, INPUTS, MONTHS, STATE  # noqa: E402

np = bench.skip_without("numpy")
CHUNK = 2048


def grow(s):
    s.growth = s.growth * s.fade
    s.volume = s.volume + s.volume * s.growth
    s.hit = s.hit + (0.7 - s.hit) * s.learning
    s.price = s.price * s.price_kept
    s.box = s.box * s.box_kept
    s.capacity = s.capacity * 1.008


def api_cost(gross):
    return gross - np.maximum(gross - 50, 0) * 0.15 - np.maximum(gross - 200, 0) * 0.10


def own_cost(s, peak):
    needed, kept = peak / (s.capacity * s.use), s.boxes * 0.985
    bought = np.maximum(np.maximum(np.ceil(needed), 2) - kept, 0)
    s.boxes = kept + bought
    s.book = s.book * 0.97 + bought * s.box
    load = np.minimum(needed / s.boxes, 1)
    power = s.boxes * (load * 0.6 + 0.4) * s.power
    return s.book * 0.03 + power + s.boxes * 1.2 + (s.staff + s.boxes * 0.5)


def mixed_cost(s, own, peak):
    return own * 0.8 + np.maximum(peak - s.boxes * s.capacity * s.use, 0) * s.price * 0.3


def account(s, api, own, mixed):
    s.factor = s.factor * s.discount
    s.api = s.api + api * s.factor
    s.own = s.own + own * s.factor
    s.mixed = s.mixed + mixed * s.factor
    s.best = s.best + np.minimum(np.minimum(api, own), mixed)
    s.ahead = s.ahead + api - own
    s.months_ahead = s.months_ahead + (s.ahead > 0)


def month(s):
    grow(s)
    tokens = s.volume * s.tokens
    tokens = tokens * (1 - s.hit) + tokens * s.hit * 0.1
    peak = tokens * s.peak
    api, own = api_cost(tokens * s.price), own_cost(s, peak)
    account(s, api, own, mixed_cost(s, own, peak))


def run(n):
    rng, made, sums = np.random.default_rng(1), np.empty((4, n)), {"boxes": 0.0, "months_ahead": 0.0}
    for first, last in draws.chunks(n, CHUNK):
        zero = np.zeros(last - first)
        s = SimpleNamespace(**draws.draw(rng, INPUTS, last - first), factor=zero + 1, **dict.fromkeys(STATE, zero))
        for _ in range(MONTHS):
            month(s)
        for k, name in enumerate(FIGURES):
            made[k, first:last] = getattr(s, name)
        for name in sums:
            sums[name] += getattr(s, name).sum()
    return {**draws.quantiles(made, FIGURES, n), **{name: [total / n] for name, total in sums.items()}}


bench.main("timeline", run)
