#!/usr/bin/env python3
"""Measures what this machine makes of a decoder, and writes the runs as the CSV that
`perigee catalog import calibration` reads.  Only torch is needed; weights are random,
so nothing is downloaded.  README.md beside this file has the commands.

A run is `batch` sequences at once, `input` tokens read and `output` written by each.
Steps and prompts are CUDA graphs over a static cache; every step attends to `input` +
`output` / 2 tokens, the mean of an answer.  What is timed is what perigee/serving.h
calls the time per output token and the time to first token (see `measure`).
"""
import argparse
import csv
import datetime
import json
import os
import statistics
import time

import torch
import torch.nn.functional as F

COLUMNS = ["model", "accelerator", "precision", "cache", "batch", "input", "output",
           "first_token_ms", "token_ms", "versions", "measured", "note"]
NEEDED = ["layers", "hidden", "heads", "kv_heads", "head_dim", "intermediate", "vocabulary"]
NOT_COVERED = ["experts", "window", "attention_layers", "attended", "query_gates"]
TINY = {"type": "decoder", "attention": "gqa", "layers": 2, "hidden": 64, "heads": 4, "kv_heads": 2,
        "head_dim": 16, "intermediate": 128, "gated": True, "vocabulary": 256, "position": "rope"}
FP8_MOST = 448.0  # of float8_e4m3fn
WARM_UP = 3       # calls before anything is captured or timed


def read_architecture(path):
    """The name and the build in what `perigee catalog show MODEL --format json` prints."""
    with open(path, encoding="utf-8") as file:
        said = json.load(file)
    name, build = said["name"], said["rows"][0]
    beyond = [field for field in NOT_COVERED if build.get(field)]
    if build.get("type") != "decoder" or build.get("attention") == "mla" or beyond:
        raise SystemExit(f"{name}: only dense decoders with plain attention are measured"
                         + (f", none with {', '.join(beyond)}" if beyond else ""))
    missing = [field for field in NEEDED if field not in build]
    if missing:
        raise SystemExit(f"{name}: the catalog does not say {', '.join(missing)}")
    return name, build


class Linear:
    """A matrix of random weights, 16-bit or fp8 with one scale a tensor: y = x W^T."""

    def __init__(self, wide, high, precision, device):
        weight = torch.randn(high, wide, device=device, dtype=torch.bfloat16) * wide ** -0.5
        self.fp8 = precision == "fp8"
        self.weight = weight
        if self.fp8:  # the second operand of _scaled_mm is column-major
            self.weight = weight.to(torch.float8_e4m3fn).t()
            self.scale = torch.ones((), device=device, dtype=torch.float32)

    def __call__(self, x):
        if not self.fp8:
            return F.linear(x, self.weight)
        flat = x.reshape(-1, x.shape[-1])
        scale = flat.abs().amax().float().clamp(min=1e-12) / FP8_MOST
        small = (flat / scale).to(torch.float8_e4m3fn)
        y = torch._scaled_mm(small, self.weight, scale_a=scale, scale_b=self.scale,
                             out_dtype=torch.bfloat16)
        y = y[0] if isinstance(y, tuple) else y  # a pair before torch 2.5
        return y.reshape(*x.shape[:-1], -1)


def norm(x, weight):
    if hasattr(F, "rms_norm"):  # from torch 2.4 on
        return F.rms_norm(x, (x.shape[-1],), weight, 1e-5)
    wide = x.float()
    return (wide * torch.rsqrt(wide.pow(2).mean(-1, keepdim=True) + 1e-5)).to(x.dtype) * weight


def rotated(x, cos, sin):
    left, right = x.chunk(2, -1)
    return x * cos + torch.cat((-right, left), -1) * sin


class Layer:
    def __init__(self, build, precision, device):
        self.heads, self.kv_heads, self.width = build["heads"], build["kv_heads"], build["head_dim"]
        self.gated, hidden = build.get("gated", False), build["hidden"]
        inner, query = build["intermediate"], self.heads * self.width
        self.parts = [query, self.kv_heads * self.width, self.kv_heads * self.width]
        self.qkv = Linear(hidden, sum(self.parts), precision, device)
        self.out = Linear(query, hidden, precision, device)
        self.up = Linear(hidden, inner * (2 if self.gated else 1), precision, device)
        self.down = Linear(inner, hidden, precision, device)
        self.norms = [torch.ones(hidden, device=device, dtype=torch.bfloat16) for _ in range(2)]
        self.keys = self.values = None

    def room(self, batch, length, device):
        size = (batch, self.kv_heads, length, self.width)  # random: zeros are read with less power
        self.keys = torch.randn(size, device=device, dtype=torch.bfloat16)
        self.values = torch.randn(size, device=device, dtype=torch.bfloat16)

    def attend(self, x, rows, first, last, turn):
        """Tokens at the positions `first` to `last` of the first `rows` sequences."""
        count = last - first
        query, key, value = (part.reshape(rows, count, -1, self.width).transpose(1, 2)
                             for part in self.qkv(norm(x, self.norms[0])).split(self.parts, -1))
        if turn is not None:
            query, key = rotated(query, *turn), rotated(key, *turn)
        self.keys[:rows, :, first:last] = key
        self.values[:rows, :, first:last] = value
        group = self.heads // self.kv_heads
        if count == 1:  # the queries of a group read its keys and values together
            query = query.reshape(rows, self.kv_heads, group, self.width)
            y = F.scaled_dot_product_attention(query, self.keys[:rows, :, :last],
                                               self.values[:rows, :, :last])
        else:
            y = F.scaled_dot_product_attention(query, key.repeat_interleave(group, 1),
                                               value.repeat_interleave(group, 1), is_causal=True)
            y = y.transpose(1, 2)
        return self.out(y.reshape(rows, count, self.heads * self.width))

    def feed(self, x):
        y = self.up(norm(x, self.norms[1]))
        if self.gated:
            gate, y = y.chunk(2, -1)
            return self.down(F.silu(gate) * y)
        return self.down(F.gelu(y))


class Model:
    """A decoder of random weights; embedding and output layer stay at 16 bits."""

    def __init__(self, build, precision, device):
        size = (build["vocabulary"], build["hidden"])
        self.build, self.device = build, device
        self.embedding = torch.randn(size, device=device, dtype=torch.bfloat16) * 0.02
        tied = build.get("tied_embeddings", False)
        self.head = self.embedding if tied else torch.randn_like(self.embedding) * 0.02
        self.norm = torch.ones(build["hidden"], device=device, dtype=torch.bfloat16)
        self.layers = [Layer(build, precision, device) for _ in range(build["layers"])]
        self.cos = self.sin = None

    def room(self, batch, length):
        """Room in the cache for `batch` sequences of `length` tokens."""
        for layer in self.layers:
            layer.room(batch, length, self.device)
        half = self.build["head_dim"] // 2
        rates = 10000.0 ** (-torch.arange(half, device=self.device, dtype=torch.float32) / half)
        places = torch.arange(length, device=self.device, dtype=torch.float32)
        angles = torch.outer(places, rates)
        self.cos = torch.cat((angles.cos(), angles.cos()), -1).to(torch.bfloat16)
        self.sin = torch.cat((angles.sin(), angles.sin()), -1).to(torch.bfloat16)

    def clear(self):
        for layer in self.layers:
            layer.keys = layer.values = None

    def next(self, tokens, first, last):
        """The most likely next token of each sequence: tokens x positions -> tokens."""
        turn = None
        if self.build.get("position") == "rope":
            turn = self.cos[first:last], self.sin[first:last]
        x = F.embedding(tokens, self.embedding)
        for layer in self.layers:
            x = x + layer.attend(x, tokens.shape[0], first, last, turn)
            x = x + layer.feed(x)
        return F.linear(norm(x[:, -1], self.norm), self.head).argmax(-1)


def captured(work, options):
    """`work` warmed up, as a CUDA graph; on a CPU as it is."""
    if options.device == "cpu":
        for _ in range(WARM_UP):
            work()
        return work
    if options.compile:
        torch.compiler.reset()  # a shape a time: recompilations are counted and limited
        work = torch.compile(work, dynamic=False)
    side = torch.cuda.Stream()
    side.wait_stream(torch.cuda.current_stream())
    with torch.cuda.stream(side):
        for _ in range(WARM_UP):
            work()
    torch.cuda.current_stream().wait_stream(side)
    graph = torch.cuda.CUDAGraph()
    with torch.cuda.graph(graph):
        work()
    return graph.replay


def looped(model, tokens, first, last, options):
    """A call that runs `tokens` through the model and brings what comes out to the host,
    as an engine must that streams answers and ends them."""
    found = torch.zeros(tokens.shape[0], device=options.device, dtype=torch.long)
    run = captured(lambda: found.copy_(model.next(tokens, first, last)), options)

    def call():
        run()
        found.cpu()
    return call


def seconds(work):
    start = time.perf_counter()
    work()  # ends on the host: see `looped`
    return time.perf_counter() - start


def measure(model, batch, read, written, options):
    """Seconds to the first token and per output token, medians of `repeats`.

    First token: a request comes as a step begins, waits for it, and is then read.
    Output token: while a sequence writes its answer, each of the others ends once and
    brings a new prompt; `written` steps and `batch` - 1 prompts, evenly between them."""
    model.room(batch, read + written)
    middle = read + written // 2
    tokens = torch.zeros((batch, 1), device=options.device, dtype=torch.long)
    words = torch.randint(model.build["vocabulary"], (1, read), device=options.device)
    step = looped(model, tokens, middle - 1, middle, options)
    prompt = looped(model, words, 0, read, options)

    def answer():
        owed = 0
        for _ in range(written):
            step()
            owed += batch - 1
            while owed >= written:
                prompt()
                owed -= written

    def request():
        step()
        prompt()
    first = statistics.median(seconds(request) for _ in range(options.repeats))
    token = statistics.median(seconds(answer) for _ in range(options.repeats)) / written
    return first, token


def out_of_memory(fault):
    return isinstance(fault, MemoryError) or "out of memory" in str(fault)


def run(model, batch, read, options):
    """The cells of a run: its times, or why there are none."""
    try:
        first, token = measure(model, batch, read, options.output, options)
        return {"first_token_ms": f"{first * 1e3:.4f}", "token_ms": f"{token * 1e3:.4f}"}
    except (RuntimeError, MemoryError) as fault:
        if not out_of_memory(fault):
            raise
        return {"note": "out of memory"}
    finally:
        model.clear()
        if options.device != "cpu":
            torch.cuda.empty_cache()


def lacks(precision, device):
    """Why a precision cannot be measured here, or None."""
    if precision == "fp8":
        if device == "cpu" or torch.cuda.get_device_capability() < (8, 9):
            return "fp8 needs a GPU of compute capability 8.9 or more"
        if not hasattr(torch, "float8_e4m3fn") or not hasattr(torch, "_scaled_mm"):
            return "fp8 needs a torch with float8_e4m3fn and _scaled_mm"
    return None


def numbers(text):
    return [int(part) for part in text.split(",")]


def options_of(arguments):
    parser = argparse.ArgumentParser(description="Measure serving on this machine.")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--architecture", metavar="FILE",
                      help="what `perigee catalog show MODEL --format json` printed")
    what.add_argument("--tiny", action="store_true", help="a model of no use, to try the script")
    parser.add_argument("--output-file", default="runs.csv", metavar="FILE", help="rows are added to it")
    parser.add_argument("--accelerator", help="its name in Perigee; the driver's name unless told")
    parser.add_argument("--precision", default="bf16", help="bf16, fp8 or bf16,fp8")
    parser.add_argument("--batch", type=numbers, default=[1, 4, 16, 64], help="sequences at once")
    parser.add_argument("--input", type=numbers, default=[128, 1024, 4096], help="tokens read")
    parser.add_argument("--output", type=int, default=128, help="tokens written")
    parser.add_argument("--repeats", type=int, default=5, help="of which the median is taken")
    parser.add_argument("--compile", action="store_true", help="fuse kernels by torch.compile")
    options = parser.parse_args(arguments)
    options.precision = options.precision.split(",")
    unknown = set(options.precision) - {"bf16", "fp8"}
    if unknown:
        parser.error(f"--precision: {', '.join(sorted(unknown))}: there is bf16 and fp8")
    if min(options.batch) < 1 or min(options.input) < 2 or options.output < 1 or options.repeats < 1:
        parser.error("at least 1 sequence, 2 tokens read, 1 written and 1 repeat")
    options.device = "cuda" if torch.cuda.is_available() else "cpu"
    return options


def common_cells(name, options):
    gpu = options.device == "cuda"
    versions = f"torch {torch.__version__}" + (f", CUDA {torch.version.cuda}" if gpu else "")
    return {"model": name, "cache": "bf16", "output": options.output,
            "accelerator": options.accelerator or (torch.cuda.get_device_name() if gpu else "cpu"),
            "versions": versions + (", compiled" if options.compile and gpu else ""),
            "measured": datetime.date.today().isoformat()}


def main(arguments=None):
    options = options_of(arguments)
    torch.set_grad_enabled(False)
    name, build = ("tiny", TINY) if options.tiny else read_architecture(options.architecture)
    cells = common_cells(name, options)
    is_new = not os.path.exists(options.output_file)
    with open(options.output_file, "a", newline="", encoding="utf-8") as file:
        rows = csv.DictWriter(file, COLUMNS, restval="", lineterminator="\n")
        if is_new:
            rows.writeheader()
        for precision in options.precision:
            reason = lacks(precision, options.device)
            if reason:
                print(f"{precision} is left out: {reason}")
                continue
            try:
                model = Model(build, precision, options.device)
            except (RuntimeError, MemoryError) as fault:
                if not out_of_memory(fault):
                    raise
                print(f"{precision} is left out: its weights do not fit")
                continue
            for batch in options.batch:
                for read in options.input:
                    found = run(model, batch, read, options)
                    rows.writerow({**cells, "precision": precision, "batch": batch, "input": read, **found})
                    file.flush()
                    print(precision, batch, read, *found.values(), flush=True)
            del model


if __name__ == "__main__":
    main()
