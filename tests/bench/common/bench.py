"""What every Python program of the benches does alike: reads N, takes the time
once after a warm-up, checks its answers, and prints one line of NAME=VALUE."""
import math
import os
import random
import re
import sys
import time

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
Z95 = 1.6448536269514722


def skip_without(name):
    """The module `name`; ends the program with skip= where it is missing."""
    try:
        return __import__(name)
    except ImportError:
        print(f"skip={name} is not installed for {sys.executable}")
        sys.exit(0)


def answers(workload):
    """The figures that are right by name, in their order: a list, and how far a
    million samples may be off."""
    with open(os.path.join(FOLDER, workload, "answers.inc")) as file:
        found = re.findall(r'^\{"(\w+)", \d+, \{([^}]*)\}, ([\d.]+)\}', file.read(), re.M)
    return {name: ([float(x) for x in values.split(",")], float(off)) for name, values, off in found}


def shape(low, high):
    """mu and sigma of a lognormal by its 5th and 95th percentiles."""
    a, b = math.log(low), math.log(high)
    return (a + b) / 2, (b - a) / (2 * Z95)


def ranks(n):
    """0-based ranks of P5, P50 and P95."""
    return [int(p * (n - 1)) for p in (0.05, 0.5, 0.95)]


def check(right, made, n):
    """Ends the program where a figure is wrong: the fewer samples, the more they scatter."""
    more = max(1.0, math.sqrt(1e6 / n))
    for name, (values, off) in right.items():
        for want, got in zip(values, made[name]):
            if not abs(got - want) <= off * more * abs(want):
                sys.exit(f"bench: {name} is {got:.9g} where {want:.9g} is right")


def main(workload, run, samples=1000000, warm=20000, exact=False):
    """run(n) gives lists of figures by name; where they are exact, they are those
    of `samples` and no other number."""
    n = int(float(sys.argv[1])) if len(sys.argv) > 1 else samples
    random.seed(1)
    run(min(n, warm))
    start = time.process_time()
    made = run(n)
    ns = (time.process_time() - start) * 1e9 / n
    right = answers(workload)
    if not exact or n == samples:
        check(right, made, n)
    figures = (f"{name}=" + ",".join(f"{x:.9g}" for x in made[name]) for name in right)
    print(f"ns={ns:.6g} n={n}", *figures)
