"""Shapes of the functions that calibrate.py calls."""
from torch import bfloat16, long


def linear(x, weight):
    assert x.shape[-1] == weight.shape[1] and x.dtype == weight.dtype == bfloat16
    return x.like(x.shape[:-1] + weight.shape[:1])


def embedding(tokens, weight):
    assert tokens.dtype == long
    return weight.like(tokens.shape + weight.shape[1:])


def rms_norm(x, size, weight, _):
    assert x.shape[-1:] == tuple(size) == weight.shape and x.dtype == weight.dtype
    return x.same()


def scaled_dot_product_attention(query, key, value, is_causal=False):
    assert key.shape == value.shape and query.shape[:2] == key.shape[:2]
    assert query.shape[-1] == key.shape[-1] and query.dtype == key.dtype == value.dtype
    assert not is_causal or query.shape == key.shape
    return query.same()


def silu(x):
    return x.same()


gelu = silu
