"""A stand-in for torch that knows shapes and nothing else, on a "CPU": with it
examples/calibrate/calibrate.py is run where torch is not installed, and every product,
view and copy of it is checked to fit."""
import math

__version__ = "0 (shapes only)"
bfloat16, float32, long, float8_e4m3fn = "bfloat16", "float32", "long", "float8_e4m3fn"


def broadcast(one, other):
    wide = max(len(one), len(other))
    one, other = (1,) * (wide - len(one)) + one, (1,) * (wide - len(other)) + other
    for a, b in zip(one, other):
        assert a == b or 1 in (a, b), f"{one} beside {other}"
    return tuple(max(a, b) for a, b in zip(one, other))


class Tensor:
    def __init__(self, shape, dtype=None):
        self.shape, self.dtype = tuple(shape), dtype

    def like(self, shape):
        return Tensor(shape, self.dtype)

    def beside(self, other):
        return self.like(broadcast(self.shape, other.shape) if isinstance(other, Tensor) else self.shape)
    __add__ = __mul__ = __truediv__ = __pow__ = __rpow__ = beside

    def same(self, *_, **__):
        return self.like(self.shape)
    __neg__ = cos = sin = abs = float = clamp = cpu = same

    def amax(self):
        return self.like(())

    def to(self, dtype):
        return Tensor(self.shape, dtype)

    def t(self):
        return self.transpose(0, 1)

    def transpose(self, a, b):
        shape = list(self.shape)
        shape[a], shape[b] = shape[b], shape[a]
        return self.like(shape)

    def reshape(self, *shape):
        known, size = math.prod(n for n in shape if n != -1), math.prod(self.shape)
        shape = tuple(size // known if n == -1 else n for n in shape)
        assert math.prod(shape) == size, f"{self.shape} as {shape}"
        return self.like(shape)

    def split(self, sizes, dim):
        assert dim == -1 and sum(sizes) == self.shape[-1], f"{self.shape} in {sizes}"
        return [self.like(self.shape[:-1] + (n,)) for n in sizes]

    def chunk(self, count, dim):
        assert self.shape[-1] % count == 0
        return self.split([self.shape[-1] // count] * count, dim)

    def repeat_interleave(self, count, dim):
        return self.like(n * count if i == dim else n for i, n in enumerate(self.shape))

    def argmax(self, _):
        return Tensor(self.shape[:-1], long)

    def __getitem__(self, key):
        shape, key = [], key if isinstance(key, tuple) else (key,)
        for size, part in zip(self.shape, key + (slice(None),) * (len(self.shape) - len(key))):
            if isinstance(part, slice):
                assert (part.stop or 0) <= size, f"{part} of {size}"
                shape.append(len(range(*part.indices(size))))
        return self.like(shape)

    def __setitem__(self, key, value):
        self[key].copy_(value)

    def copy_(self, other):
        assert self.shape == other.shape and self.dtype == other.dtype, (
            f"{other.shape} {other.dtype} into {self.shape} {self.dtype}")


def made(size, device=None, dtype=None):
    assert device is not None
    return Tensor(size, dtype)


def randn(*size, device=None, dtype=None):
    return made(size[0] if isinstance(size[0], tuple) else size, device, dtype)


def ones(size, device=None, dtype=None):
    return made(size if isinstance(size, tuple) else (size,), device, dtype)


zeros = ones


def randint(_, size, device=None):
    return made(size, device, long)


def randn_like(tensor):
    return tensor.same()


def arange(count, device=None, dtype=None):
    return made((count,), device, dtype)


def outer(a, b):
    return Tensor(a.shape + b.shape, a.dtype)


def cat(parts, dim):
    assert dim == -1
    return parts[0].like(parts[0].shape[:-1] + (sum(part.shape[-1] for part in parts),))


def _scaled_mm(a, b, scale_a, scale_b, out_dtype):
    assert a.shape[1] == b.shape[0] and scale_a.shape == scale_b.shape == ()
    assert a.dtype == b.dtype == float8_e4m3fn
    return Tensor((a.shape[0], b.shape[1]), out_dtype)


def set_grad_enabled(_):
    pass


class cuda:
    @staticmethod
    def is_available():
        return False
