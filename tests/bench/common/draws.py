"""Uncertain inputs in numpy, a chunk of each, by the name of the distribution."""
import bench


def draw(rng, inputs, n):
    """inputs: name -> (distribution, its figures); PCG64 and numpy's own methods."""
    made = {}
    for name, (kind, *figures) in inputs.items():
        if kind == "lognormal":
            figures = bench.shape(*figures)
        made[name] = getattr(rng, kind)(*figures, n)
    return made


def chunks(n, size):
    """Where each chunk begins and ends."""
    return ((first, min(first + size, n)) for first in range(0, n, size))


def quantiles(made, names, n):
    """P5, P50 and P95 of the rows of an array, which gets reordered."""
    places = bench.ranks(n)
    made.partition(places, axis=1)
    return {name: made[k, places].tolist() for k, name in enumerate(names)}
