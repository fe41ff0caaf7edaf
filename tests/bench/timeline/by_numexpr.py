"""Sixty months of a service in numexpr, one thread: timeline.lua's model, each
step of a month one expression; numpy draws, quantiles by partition."""
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(__file__), "..", "common"))
import bench  # noqa: E402
import draws  # noqa: E402
from inputs import FIGURES, INPUTS, MONTHS, STATE  # noqa: E402

np = bench.skip_without("numpy")
ne = bench.skip_without("numexpr")
ne.set_num_threads(1)
CHUNK = 8192

STEPS = (  # in their order; a later one has what an earlier one gave
    ("growth", "growth * fade"), ("volume", "volume + volume * growth"), ("hit", "hit + (0.7 - hit) * learning"),
    ("price", "price * price_kept"), ("box", "box * box_kept"), ("capacity", "capacity * 1.008"),
    ("counted", "volume * tokens * (1 - hit) + volume * tokens * hit * 0.1"), ("gross", "counted * price"),
    ("cost", "gross - where(gross > 50, gross - 50, 0) * 0.15 - where(gross > 200, gross - 200, 0) * 0.10"),
    ("top", "counted * peak"), ("needed", "top / (capacity * use)"), ("whole", "ceil(needed)"),
    ("kept", "boxes * 0.985"), ("more", "where(whole > 2, whole, 2) - kept"), ("bought", "where(more > 0, more, 0)"),
    ("boxes", "kept + bought"), ("book", "book * 0.97 + bought * box"),
    ("load", "where(needed < boxes, needed / boxes, 1)"),
    ("owned", "book * 0.03 + boxes * (load * 0.6 + 0.4) * power + boxes * 1.2 + (staff + boxes * 0.5)"),
    ("over", "top - boxes * capacity * use"), ("both", "owned * 0.8 + where(over > 0, over, 0) * price * 0.3"),
    ("factor", "factor * discount"), ("api", "api + cost * factor"), ("own", "own + owned * factor"),
    ("mixed", "mixed + both * factor"), ("least", "where(cost < owned, cost, owned)"),
    ("best", "best + where(least < both, least, both)"), ("ahead", "ahead + cost - owned"),
    ("months_ahead", "months_ahead + where(ahead > 0, 1.0, 0.0)"),
)


def run(n):
    rng, made, sums = np.random.default_rng(1), np.empty((4, n)), {"boxes": 0.0, "months_ahead": 0.0}
    for first, last in draws.chunks(n, CHUNK):
        zero = np.zeros(last - first)
        s = dict(draws.draw(rng, INPUTS, last - first), factor=zero + 1, **dict.fromkeys(STATE, zero))
        for _ in range(MONTHS):
            for name, text in STEPS:
                s[name] = ne.evaluate(text, s)
        for k, name in enumerate(FIGURES):
            made[k, first:last] = s[name]
        for name in sums:
            sums[name] += s[name].sum()
    return {**draws.quantiles(made, FIGURES, n), **{name: [total / n] for name, total in sums.items()}}


bench.main("timeline", run)
