"""What each option claims, computed: a function for each question gives option -> whether it holds.

Decimal numbers of the statement are fractions here, so nothing is rounded but where a question says
so. Numbers that the statement, README.md or a hint mention are asserted beside the claims.
"""

import math
from fractions import Fraction as F

import numpy as np
from formats import BF16, E4M3, E5M2, FP16, FP32, power

CLAIMS = {}  # name of the question -> function


def claims(function):
    CLAIMS[function.__name__] = function
    return function


def within(value, wanted, tolerance):
    """Whether `value` has at most this relative error."""
    return bool(abs(value - wanted) <= abs(wanted) * tolerance)


@claims
def q00():
    def has(x):
        return FP16.round(F(x)) == F(x)

    assert (FP16.largest, FP16.smallest) == (65504, power(-24))
    assert FP16.spacing(2048) == 2
    return {"A": has(2049), "B": has("0.1"), "C": has(2050), "D": has(65520), "E": has(power(-24))}


@claims
def q01():
    small, large = F("2e-9"), F("0.3")

    def stored(g, scale):
        return FP16.round(g * scale)

    def is_normal(g, scale):
        return FP16.smallest_normal <= stored(g, scale) <= FP16.largest

    low_scale = power(10)
    error = abs(stored(small, low_scale) / low_scale / small - 1)
    assert stored(small, low_scale) == 34 * FP16.smallest and within(error, F("0.0105"), F("0.01"))
    # Magnitudes between the two ends cannot be abnormal when neither end is.
    good = [e for e in range(-60, 61) if is_normal(small, power(e)) and is_normal(large, power(e))]
    assert good == [15, 16, 17]
    # Division by S in fp16: of each stored number, the exact quotient is rounded to fp16.
    divided = FP16.round(stored(small, power(16)) / power(16))
    assert divided == 0
    return {
        "A": stored(large, power(18)) == math.inf,
        "B": stored(small, low_scale) == 0,
        "C": F("0.005") <= error <= F("0.02"),
        "D": len(good) == 3,
        "E": divided == stored(small, power(16)) / power(16),
    }


@claims
def q02():
    scales = {form: form.largest / 14 for form in (E4M3, E5M2)}
    assert list(scales.values()) == [32, 4096]

    def back(x, form):
        return form.round(F(x) * scales[form], saturate=True) / scales[form]

    def zero_up_to(form):
        """The greatest magnitude that is stored as 0: half of the smallest, a tie, goes to 0."""
        edge = form.smallest / 2 / scales[form]
        assert back(edge, form) == 0 < back(edge * F("1.0001"), form)
        return edge

    def worst_error(form):
        """Over [0.001, 14]: the greatest is at a middle between two neighbours, or at an end."""
        worst, low = 0, form.round(F("0.001") * scales[form])
        numbers = [low]
        while numbers[-1] < form.largest:
            numbers.append(numbers[-1] + form.spacing(numbers[-1]))
        middles = [(a + b) / 2 for a, b in zip(numbers, numbers[1:])]
        for x in [F("0.001"), F(14)] + [middle / scales[form] for middle in middles]:
            if F("0.001") <= x <= 14:
                worst = max(worst, abs(back(x, form) - x) / x)
        return worst

    below_normal = E4M3.smallest_normal / scales[E4M3]
    assert below_normal == power(-11)
    assert zero_up_to(E4M3) / zero_up_to(E5M2) == power(14)
    assert back("17.5", E4M3) == 14
    return {
        "A": zero_up_to(E4M3) / zero_up_to(E5M2) == 128,
        "B": back("1.1", E4M3) == F("1.125") and back("1.1", E5M2) == 1,
        "C": back(below_normal * F("0.999"), E4M3) == 0 and back(below_normal / 2, E4M3) == 0,
        "D": back("17.5", E4M3) == math.inf,
        "E": worst_error(E4M3) <= F(1, 16) and worst_error(E5M2) <= F(1, 8),
    }


@claims
def q03():
    scale, root_of_count = 2**16, 10**4  # the root of 10^8 parameters

    def clipped(element, most):
        norm = element * root_of_count
        return element * most / norm if norm > most else element

    def right_order(element):
        return clipped(element, 1)

    def changed_order(element, most=1):
        return clipped(element * scale, most) / scale

    def adam(g):
        return g / (abs(g) + F("1e-8"))

    g = F("5e-5")
    assert g * root_of_count == F("0.5")
    shrinking = adam(right_order(g)) / adam(changed_order(g))
    assert within(shrinking, F("7.55"), F("0.01"))
    with np.errstate(invalid="ignore"):
        gradient = np.float32([1, np.inf, -2])
        factor = np.float32(1) / np.sqrt(np.sum(gradient * gradient))
        left = gradient * factor / np.float32(scale)
    assert factor == 0 and np.isnan(left[1]) and left[0] == left[2] == 0
    same = [right_order(x) == changed_order(x, scale) for x in (g, 10 * g, g / 10, 2 * g)]
    return {
        "A": right_order(g) / changed_order(g) == 32768,
        "B": within(adam(changed_order(g)), adam(right_order(g)), F("0.01")),
        "C": right_order(10 * g) == changed_order(10 * g),
        "D": all(same),
        "E": bool(np.isfinite(left).all()),
    }


@claims
def q04():
    """Whether the operation goes wrong in fp16 by more than 1 %."""

    def wrong(result, exact):
        return math.isinf(result) or not within(result, exact, F("0.01"))

    def best_sum(exact):
        """The nearest that any order of additions could come to."""
        return FP16.round(exact, saturate=True)

    # Accumulating in fp32 moves no more than 4,096 roundings can, and the sum is rounded once.
    product = 4096 * F("0.5") * FP16.round(F("0.02"))
    linear = FP16.round(product * (1 + 4096 * power(-24)))
    # Every exponential is 1. Whatever the order, a sum of 131,072 cannot come out.
    softmax = 1 / best_sum(F(131072))
    assert FP16.sum_in_pairs([F(1)] * 32768) == 32768 and FP16.round(F(65536)) == math.inf
    assert FP16.sum([F(1)] * 4096) == 2048
    # 4,096 * 25 cannot come out either.
    mean_square = best_sum(F(4096 * 25)) / 4096
    assert FP16.sum([F(25)] * 4096) == math.inf
    gates = FP16.round(F(250 * 250))
    # Every square is 0, so every sum of them is.
    square = FP16.round(FP16.round(F("1e-4")) ** 2)
    assert square == 0
    return {
        "A": wrong(linear, F("40.96")) or wrong(FP16.round(product), F("40.96")),
        "B": wrong(softmax, F(1, 131072)),
        "C": wrong(mean_square, F(25)),
        "D": wrong(gates, F(62500)),
        "E": wrong(square * 10**6, F("0.01")),  # the squared norm; its root is then as far off
    }


def softmax_of_stored(scores):
    """In fp64, near enough to fp32 for what is asked: subtract the maximum, exponentiate, norm."""
    scores = np.array([float(score) for score in scores])
    with np.errstate(invalid="ignore"):
        weights = np.exp(scores - scores.max())
        return weights / weights.sum()


@claims
def q05():
    exact = [F(102_400), F(102_560), F(8 * 10_000), F(-8 * 10_000)]
    eighths = [score / 8 for score in exact]
    late = softmax_of_stored(FP16.round(score) for score in exact)
    early = [FP16.round(score) for score in eighths]
    # q / 8 is exact in fp16 unless it is subnormal; then all of the 64 may be half of the smallest
    # off, and k no more than the largest.
    off = 64 * FP16.smallest / 2 * FP16.largest
    assert off < 1 and all(abs(score) + off < FP16.largest for score in eighths)
    in_bf16 = [
        softmax_of_stored(BF16.round(score) / 8 for score in exact),
        softmax_of_stored(BF16.round(score) for score in eighths),
    ]
    assert (FP16.spacing(12_800), BF16.spacing(12_800)) == (8, 64)
    return {
        "A": bool(np.isnan(late).all()),
        "B": not any(map(math.isinf, early)),
        "C": bool(np.allclose(late, [0.5, 0.5, 0, 0])),
        "D": all(weights[0] == weights[1] for weights in in_bf16) and math.exp(20) > 1e8,
        "E": FP16.round(F(12_802)) != FP16.round(F(12_800)),
    }


def exp32(x):
    """exp in fp32, correctly rounded but where fp64 is within its own error of a tie."""
    with np.errstate(over="ignore", under="ignore"):
        return np.float32(np.exp(np.float64(x)))


def log32(x):
    with np.errstate(divide="ignore"):
        return np.float32(np.log(np.float64(x)))


@claims
def q06():
    z = np.float32([0, -20, -120])
    total = np.float32(sum(exp32(z)))
    by_softmax = log32(exp32(z[2]) / total)
    by_sum = z[2] - np.float32(0) - log32(total)
    assert total == 1 and by_softmax == -np.inf and by_sum == -120
    # A row of 1,000 with one 1,000 and 999 zeros has the mean 1.
    by_mean = exp32(np.float32(1000 - 1))
    # Tiles (1) and (0): the log-sum-exp of the row is log(e + 1), not 1 + log(1 + 1).
    merged, whole = 1 + math.log(1 + 1), math.log(math.e + 1)
    short = np.float32(exp32(0) + exp32(-20))
    loss, exact_loss = 0 + log32(short) - 0, math.log1p(math.exp(-20))
    assert loss == 0 and within(exact_loss, 2.06e-9, 0.001)
    # Rounding keeps order, 1 and all whole numbers up to 2^17 are fp32 numbers, and no term is
    # above 1: so no partial sum of k terms is above k, and none with the term 1 below 1.
    wholes = all(FP32.round(F(k)) == k for k in (1, 2**17 - 1, 2**17))
    rows = [np.full(2**17, -3e38), np.zeros(2**17), np.linspace(-200, 0, 2**17)]
    for row in rows:
        row[0] = 0
        sums = np.add.accumulate(exp32(np.float32(row)), dtype=np.float32)
        assert 1 <= sums.min() <= sums.max() <= 2**17
    return {
        "A": bool(np.isfinite(by_mean)),
        "B": within(merged, whole, 1e-6),
        "C": bool(by_softmax == -np.inf and by_sum == -120),
        "D": within(float(loss), exact_loss, 1e-6),
        "E": wholes,
    }


@claims
def q07():
    count, u = 2**20, power(-24)
    tenth = FP32.round(F("0.1"))
    left_to_right = np.add.accumulate(np.full(count, float(tenth), np.float32), dtype=np.float32)
    error = abs(F(float(left_to_right[-1])) / (count * tenth) - 1)
    assert within(error, F("0.00986"), F("0.01"))
    depth = {"left to right": count - 1, "runs": 1023 + 1023, "pairs": 20}
    bound = {order: float(steps * u) for order, steps in depth.items()}
    assert within(bound["runs"], 1.22e-4, 0.01)
    ones = [F(1)] * 1024
    assert BF16.sum(ones) == 256 and BF16.sum_in_pairs(ones) == 1024 and BF16.kahan(ones) == 1024
    mixed = FP32.kahan([F(1), power(30), F(1), -power(30)])
    assert mixed == 0
    return {
        "A": error < F("1e-4"),
        "B": bound["runs"] == bound["left to right"],
        "C": within(bound["left to right"], 0.0625, 0.01) and within(bound["pairs"], 1.2e-6, 0.01),
        "D": mixed == 2,
        "E": BF16.kahan(ones) == 256,
    }


@claims
def q08():
    g, eps = 1e-6, 1e-8
    beside, under = g / (math.sqrt(g * g) + eps), g / math.sqrt(g * g + eps)
    rms = 1e-4 / math.sqrt(1e-4**2 + 1e-6)
    assert within(rms, 0.0995, 0.001)
    square = FP16.round(F(0))
    denominator = FP16.round(square + FP16.round(F("1e-8")))  # then 0 / sqrt(0) is NaN
    assert denominator == 0
    # In bf16 0.999 * v is v again, for every normal v, and a fortiori with 0.999 rounded to 1.
    normals = [m * power(e) for m in range(128, 256) for e in range(-126 - 7, 128 - 7)]
    assert normals[0] == BF16.smallest_normal and max(normals) == BF16.largest
    assert all(BF16.round(v * F("0.999")) == v for v in normals) and BF16.round(F("0.999")) == 1
    v = F(1)
    for _ in range(1000):
        v = BF16.round(v * F("0.999"))
    assert within(0.999**1000, 0.37, 0.01)
    return {
        "A": within(beside / under, 100, 0.05),
        "B": math.isclose(math.sqrt(1e-4), eps, rel_tol=0.01),
        "C": within(rms, 1, 0.01),
        "D": denominator != 0,
        "E": within(v, F("0.37"), F("0.02")),
    }


@claims
def q09():
    def after(w, steps):
        for _ in range(steps):
            w = BF16.round(w - F("0.001"))
        return w

    def down(w):
        """The probability that stochastic rounding of w - 0.001 gives the number below w."""
        below = w - power(-8)  # the spacing in [1/2, 1]
        return (w - (w - F("0.001"))) / (w - below)

    p = down(F(1))
    assert p == F("0.256")
    # In 100 steps at most 100 of the 128 numbers from 1 to 1/2 are passed: the steps down are
    # binomial, and every one has the same size.
    assert all(down(1 - k * power(-8)) == p for k in range(101)) and 1 - 100 * power(-8) > F(1, 2)
    near = [k for k in range(101) if abs(1 - k * power(-8) - F("0.9")) <= F("0.01")]
    chance = sum(math.comb(100, k) * p**k * (1 - p) ** (100 - k) for k in near)
    assert within(chance, F("0.43"), F("0.01"))
    master, copies = np.float32(1), []
    for _ in range(3):
        master = np.float32(master - np.float32(0.001))
        copies.append(BF16.round(F(float(master))))
    exactly = [BF16.round(1 - k * F("0.001")) for k in (1, 2, 3)]
    assert copies == exactly
    return {
        "A": F(0) <= after(F(1), 1000) <= F("0.01"),
        "B": after(F(1, 4), 100) == F(1, 4),
        "C": within(p, F("0.128"), F("0.01")),
        "D": chance >= F("0.99"),
        "E": copies[0] == 1 and copies[1] < 1,
    }


def sum32(numbers):
    return np.add.accumulate(numbers, dtype=np.float32)[-1]


def kahan32(numbers):
    s = c = np.float32(0)
    for x in numbers:
        y = x - c
        t = s + y
        c = (t - s) - y
        s = t
    return s


@claims
def q10():
    x, n = np.tile(np.float32([9_999, 10_001]), 2048), np.float32(4096)

    def formula(x, total=sum32):
        mean = total(x) / n
        return total(x * x) / n - mean * mean

    assert np.var(x.astype(np.float64)) == 1
    naive = formula(x)
    # Both means of the formula are about 1e8, and from 2^26 to 2^27 fp32 numbers are 8 apart: the
    # difference is a multiple of 8, in whatever order and with whatever compensation one adds.
    assert FP32.spacing(power(26)) == FP32.spacing(power(27) - 8) == 8
    assert naive == -2936 and formula(x, kahan32) == 0
    deviations = x - sum32(x) / n
    two_passes = sum32(deviations * deviations) / n
    wide = x.astype(np.float64)
    in_fp64 = np.add.accumulate(wide * wide)[-1] / 4096 - (np.add.accumulate(wide)[-1] / 4096) ** 2
    assert x.dtype == two_passes.dtype == kahan32(x).dtype == np.float32
    assert not within(naive, 1, 0.01)
    return {
        "A": within(max(naive, np.float32(0)), 1, 0.01),
        "B": within(two_passes, 1, 0.01),
        "C": within(formula(x, kahan32), 1, 0.01),
        "D": within(in_fp64, 1, 0.01),
        "E": within(formula(x - x[0]), 1, 0.01),
    }
