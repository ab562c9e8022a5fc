"""The key computed once more, by other means than claims.py and with none of its code.

Formats are tables of all their bit patterns (fp16, e4m3, e5m2), or bits of a double cut off (bf16);
fp32 and some fp16 is NumPy's own. The rest is decimals of 60 digits and simulation.
"""

import decimal
import itertools
import math
import random
import struct
from bisect import bisect_left
from decimal import Decimal as D

import numpy as np

decimal.getcontext().prec = 60
half, single = np.float16, np.float32


# --- formats ---------------------------------------------------------------------------------


def e4m3_value(bits):
    """None for NaN."""
    field, fraction = bits >> 3, bits & 7
    if field == 15 and fraction == 7:
        return None
    if field == 0:
        return D(fraction) / 8 * D(2) ** -6
    return (1 + D(fraction) / 8) * D(2) ** (field - 7)


def e5m2_value(bits):
    """The upper half of an fp16 number."""
    value = struct.unpack("<e", bytes([0, bits]))[0]
    return D(value) if math.isfinite(value) else None


def fp16_value(bits):
    value = struct.unpack("<e", struct.pack("<H", bits))[0]
    return D(value) if math.isfinite(value) else None


class Table:
    """All numbers of a format from 0 up, in the order of their bits."""

    def __init__(self, value, patterns):
        self.values = [value(bits) for bits in range(patterns)]
        self.values = [value for value in self.values if value is not None]
        assert self.values == sorted(set(self.values)) and self.values[0] == 0

    def nearest(self, x):
        """For 0 <= x; saturates."""
        at = bisect_left(self.values, x)
        if at == len(self.values):
            return self.values[-1]
        if at == 0:
            return self.values[0]
        low, high = self.values[at - 1], self.values[at]
        if x - low == high - x:
            return low if (at - 1) % 2 == 0 else high
        return low if x - low < high - x else high

    def overflows(self, x):
        return x >= (3 * self.values[-1] - self.values[-2]) / 2  # half a step beyond the last


FP16 = Table(fp16_value, 2**15)
E4M3 = Table(e4m3_value, 2**7)
E5M2 = Table(e5m2_value, 2**7)


def bf16(x):
    """Of a double in bf16's normal range: 45 of its 52 fraction bits are rounded off."""
    bits = struct.unpack("<Q", struct.pack("<d", x))[0]
    bits += (1 << 44) - 1 + (bits >> 45 & 1)
    return struct.unpack("<d", struct.pack("<Q", bits >> 45 << 45))[0] if x else 0.0


# --- questions -------------------------------------------------------------------------------


def q00():
    numbers = set(FP16.values)
    return [D(x) in numbers for x in ("2049", "0.1", "2050", "65520", D(2) ** -24)]


def q01():
    def state(g, power):
        x = D(g) * D(2) ** power
        if FP16.overflows(x):
            return "infinite", None
        y = FP16.nearest(x)
        kind = "zero" if y == 0 else "subnormal" if y < D(2) ** -14 else "normal"
        return kind, y / D(2) ** power

    sample = [str(2e-9 * 1.05**k) for k in range(400) if 2e-9 * 1.05**k < 0.3] + ["2e-9", "0.3"]
    all_normal = [e for e in range(-30, 40) if all(state(g, e)[0] == "normal" for g in sample)]
    kept = state("2e-9", 10)[1]
    stored = half(2e-9 * 65536)
    return [
        state("0.3", 18)[0] == "infinite",
        state("2e-9", 10)[0] == "zero",
        D("0.005") <= abs(kept / D("2e-9") - 1) <= D("0.02"),
        len(all_normal) == 3,
        float(half(float(stored) / 65536)) == float(stored) / 65536,
    ]


def q02():
    def back(x, table):
        scale = table.values[-1] / 14
        return table.nearest(D(x) * scale) / scale

    def edge(table):
        low, high = D("1e-12"), D(1)
        for _ in range(150):
            middle = (low + high) / 2
            low, high = (middle, high) if back(middle, table) == 0 else (low, middle)
        return low

    rng = random.Random(1)
    sample = [D(math.exp(rng.uniform(math.log(0.0011), math.log(13.99)))) for _ in range(20_000)]
    sample += [D("0.001"), D(14)]
    worst = [max(abs(back(x, t) / x - 1) for x in sample) for t in (E4M3, E5M2)]
    below = [back(D(2) ** -11 * D(k) / 100, E4M3) for k in range(1, 100)]
    return [
        abs(edge(E4M3) / edge(E5M2) - 128) < 1,
        back("1.1", E4M3) == D("1.125") and back("1.1", E5M2) == 1,
        not any(below),
        math.isinf(back("17.5", E4M3)),
        worst[0] <= D(1) / 16 and worst[1] <= D(1) / 8,
    ]


def q03():
    count, scale = 10**8, 65536.0

    def step(elements, clip_first, most=1.0):
        """`elements`: some that stand for all of the gradient, each for as many."""
        each = count / len(elements)
        g = [x * scale for x in elements]

        def clip(g):
            norm = math.sqrt(sum(x * x * each for x in g))
            return [x * (most / norm) for x in g] if norm > most else g

        g = clip(g) if clip_first else g
        g = [x / scale for x in g]
        if not all(map(math.isfinite, g)):
            return None
        return g if clip_first else clip(g)

    def same(a, b):
        return np.allclose(a, b, rtol=1e-9, atol=0)

    def adam(g):
        return [x / (abs(x) + 1e-8) for x in g]

    signs = [1, -1, 1, 1]
    g = [5e-5 * s for s in signs]
    right, changed = step(g, False), step(g, True)
    large = [10 * x for x in g]
    others = [g, large, [1e-9, -3e-5, 2e-3, 0], [5e-8] * 4, [1e-4] * 4, [7, 1, 2, 3]]
    return [
        bool(same([x / 32768 for x in right], changed)),
        bool(np.allclose(adam(right), adam(changed), rtol=0.01)),
        bool(same(step(large, False), step(large, True))),
        all(same(step(x, False), step(x, True, most=scale)) for x in others),
        step([1.0, math.inf, 2.0, 3.0], True) is not None,
    ]


def pairwise(x, dtype):
    while len(x) > 1:
        if len(x) % 2:
            x = np.append(x, dtype(0))
        x = (x[::2] + x[1::2]).astype(dtype)
    return x[0]


def orders(x):
    """Some orders of addition in fp16: left to right, in pairs, runs of 64 in pairs."""
    yield np.add.accumulate(x, dtype=half)[-1]
    yield pairwise(x, half)
    runs = x[: len(x) // 64 * 64].reshape(-1, 64)
    yield pairwise(np.add.accumulate(runs, axis=1, dtype=half)[:, -1], half)


def q04():
    def all_wrong(results, exact):
        return all(not abs(float(result) / exact - 1) <= 0.01 for result in results)

    with np.errstate(over="ignore"):
        product = np.add.accumulate(np.full(4096, single(half(0.5)) * single(half(0.02))))[-1]
        linear = [half(product)]
        softmax = [half(1) / s for s in orders(np.ones(131072, half))]
        squares = [half(s / half(4096)) for s in orders(np.full(4096, half(5) * half(5)))]
        gates = [half(250) * half(250)]
        norms = [np.sqrt(s) for s in orders(np.full(10**6, half(1e-4) * half(1e-4)))]
    return [
        all_wrong(linear, 40.96),
        all_wrong(softmax, 1 / 131072),
        all_wrong(squares, 25),
        all_wrong(gates, 62500),
        all_wrong(norms, 0.1),
    ]


def softmax32(z):
    with np.errstate(invalid="ignore"):
        e = np.exp(z - z.max())
        return e / e.sum()


def q05():
    with np.errstate(over="ignore"):
        dots = np.array([102400, 102560, 79992, -79992, 0], single)
        late = softmax32(dots.astype(half).astype(single) / single(8))
        early = (dots / single(8)).astype(half)
    rounded = [np.array([bf16(float(x)) for x in y], single) for y in (dots / 8, dots)]
    in_bf16 = [softmax32(rounded[0]), softmax32(rounded[1] / single(8))]
    ratio = D(20).exp()
    return [
        bool(np.isnan(late).all()),
        bool(np.isfinite(early).all()),
        bool(abs(late[0] - 0.5) < 0.01 and abs(late[1] - 0.5) < 0.01),
        all(bool(w[0] == w[1] > 0) for w in in_bf16) and ratio > 10**8,
        bool(half(12800) != half(12802)),
    ]


def q06():
    rng = np.random.default_rng(1)
    with np.errstate(all="ignore"):
        row = np.zeros(1000, single)
        row[7] = 1000
        by_mean = np.exp(row - row.mean())
        z = np.array([0, -20, -120], single)
        e = np.exp(z - z.max())
        logs = np.log(e[2] / e.sum()), z[2] - z.max() - np.log(e.sum())
        short = np.array([0, -20], single)
        loss = short.max() + np.log(np.exp(short - short.max()).sum()) - short[0]
        sums = []
        for spread in (0, 1e-3, 1, 30, 1e4, 3e38):
            z = (rng.uniform(-spread, spread, 2**17)).astype(single)
            e = np.exp(z - z.max())
            sums += [np.add.accumulate(e)[-1], e.sum(), np.add.accumulate(np.sort(e)[::-1])[-1]]
    tiles = [D(2), D(1)], [D(5), D(-1), D(4)]
    sizes = [sum((x - max(tile)).exp() for x in tile) for tile in tiles]
    merged = max(map(max, tiles)) + sum(sizes).ln()
    whole = sum(x.exp() for tile in tiles for x in tile).ln()
    exact = (1 + D(-20).exp()).ln()
    return [
        bool(np.isfinite(by_mean).all()),
        abs(merged - whole) < D("1e-9"),
        bool(np.isneginf(logs[0]) and logs[1] == -120),
        abs(D(float(loss)) / exact - 1) < D("1e-6"),
        all(1 <= s <= 2**17 for s in sums),
    ]


def kahan(numbers, rounded):
    s = c = rounded(0)
    for x in numbers:
        y = rounded(x - c)
        t = rounded(s + y)
        c = rounded(rounded(t - s) - y)
        s = t
    return s


def chain(parts):
    """The depth of adding parts of these depths left to right."""
    total = parts[0]
    for part in parts[1:]:
        total = max(total, part) + 1
    return total


def q07():
    total, tenth = 0.0, struct.unpack("<f", struct.pack("<f", 0.1))[0]
    for _ in range(2**20):
        total = struct.unpack("<f", struct.pack("<f", total + tenth))[0]
    pairs = 0
    for _ in range(20):
        pairs = chain([pairs, pairs])
    u = 2.0**-24
    straight, runs = chain([0] * 2**20), chain([chain([0] * 1024)] * 1024)
    return [
        abs(total / (2**20 * tenth) - 1) < 1e-4,
        runs == straight,
        round(straight * u, 4) == 0.0625 and round(pairs * u, 7) == 1.2e-6,
        float(kahan([single(x) for x in (1, 2.0**30, 1, -(2.0**30))], single)) == 2,
        kahan([1.0] * 1024, bf16) == 256,
    ]


def q08():
    g, eps = D("1e-6"), D("1e-8")
    beside, under = g / ((g * g).sqrt() + eps), g / (g * g + eps).sqrt()
    with np.errstate(all="ignore"):
        x = np.zeros(64, half)
        normed = x / np.sqrt(half((x * x).sum() / half(64)) + half(1e-8))
    v = 1.0
    for _ in range(1000):
        v = bf16(0.999 * v)
    output = D("1e-4") / (D("1e-4") ** 2 + D("1e-6")).sqrt()
    return [
        95 < beside / under < 105,
        D("1e-4").sqrt() == D("1e-8"),
        D("0.99") <= output <= 1,
        bool((normed == 0).all()),
        abs(v - 0.37) < 0.01,
    ]


def q09():
    def walk(w, steps):
        for _ in range(steps):
            w = bf16(w - 0.001)
        return w

    # The exact distribution, number by number.
    chances, step = {256: D(1)}, D("0.001") * 256  # w in units of 1/256
    first = None
    for _ in range(100):
        after = dict.fromkeys(range(150, 257), D(0))
        for w, chance in chances.items():
            after[w] += chance * (1 - step)
            after[w - 1] += chance * step
        chances = {w: chance for w, chance in after.items() if chance}
        first = first or chances[255]
    near = sum(p for w, p in chances.items() if D("0.89") <= D(w) / 256 <= D("0.91"))
    assert abs(sum(chances.values()) - 1) < D("1e-40") and min(chances) > 128
    master, copies = single(1), []
    for _ in range(4):
        master = single(master - single(0.001))
        copies.append(bf16(float(master)))
    return [
        abs(walk(1.0, 1000)) <= 0.01,
        walk(0.25, 100) == 0.25,
        abs(first - D("0.128")) < D("0.001"),
        near >= D("0.99"),
        [copy != 1 for copy in copies[:2]] == [False, True],
    ]


def q10():
    def left_to_right(x):
        total = x.dtype.type(0)
        for number in x:
            total = total + number
        return total

    def formula(x, total=left_to_right):
        n = x.dtype.type(len(x))
        mean = total(x) / n
        return total(x * x) / n - mean * mean

    x = np.array([9999, 10001] * 2048, single)
    assert formula(x) == -2936 and formula(x).dtype == single
    mean = left_to_right(x) / single(4096)
    changes = [
        max(formula(x), single(0)),
        left_to_right((x - mean) ** 2) / single(4096),
        formula(x, lambda numbers: kahan(numbers, single)),
        formula(x.astype(np.float64)),
        formula(x - x[0]),
    ]
    return [bool(0.99 < change < 1.01) for change in changes]


def key():
    """Name -> letters, for all questions."""
    found = {}
    for function in (q00, q01, q02, q03, q04, q05, q06, q07, q08, q09, q10):
        holds = function()
        assert len(holds) == 5
        found[function.__name__] = list(itertools.compress("ABCDE", holds))
    return found
