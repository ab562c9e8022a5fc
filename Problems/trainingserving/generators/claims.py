"""What each option claims, computed: a function for each question gives option -> whether it holds.

Times, sizes and probabilities are fractions, so nothing is rounded but in q10. Numbers that the
statement, README.md or a hint mention are asserted beside the claims.
"""

import math
from fractions import Fraction as F

import numpy as np
from models import (
    GB,
    KB,
    PER_SECOND,
    TB,
    all_reduce,
    gpipe,
    one_forward_one_backward,
    percentile,
    reduced,
    sent,
    serve,
    train_loop,
)

CLAIMS = {}  # name of the question -> function


def claims(function):
    CLAIMS[function.__name__] = function
    return function


def within(value, wanted, tolerance):
    """Whether `value` has at most this relative error."""
    return bool(abs(value - wanted) <= abs(wanted) * tolerance)


@claims
def q00():
    def ring(size, gpus=8, times_bandwidth=1):
        return all_reduce(size, gpus, F("0.01"), 50 * GB * PER_SECOND * times_bandwidth)

    assert ring(GB) == F("35.14") and ring(GB, 16) == F("37.8")
    assert [ring(size) / 14 for size in (8 * KB, 80 * KB)] == [F("0.01002"), F("0.0102")]
    return {
        "A": within(ring(GB), 20, F("0.1")),
        "B": within(ring(GB), 35, F("0.01")),
        "C": within(ring(GB, 16), 2 * ring(GB), F("0.1")),
        "D": ring(80 * KB) <= ring(8 * KB) * F("1.1"),
        "E": within(ring(8 * KB, times_bandwidth=2), ring(8 * KB) / 2, F("0.1")),
    }


@claims
def q01():
    layers = range(1, 25)

    def step(bucket=3, speed=1, micro_batches=1):
        before = (micro_batches * 48 + (micro_batches - 1) * 96) / F(speed)
        ready = [before + number * F(4, speed) for number in layers]
        return max(ready[-1], reduced(ready, bucket)) + F(8, speed)

    # In the order of the forward pass all wait for the first layer, whose gradients come last.
    last = 48 + 24 * 4
    forward_order = reduced([last - 4 * number for number in range(24)], 3) + 8
    assert [step(), step(4), step(5), step(speed=2)] == [155, 156, 180, 102]
    assert step(micro_batches=4) == 587 and forward_order - step() == 69
    return {
        "A": step() == 155,
        "B": step(speed=2) <= step() * F("0.55"),
        "C": (step(4) - step(), step(5) - step()) == (1, 25),
        "D": step(micro_batches=4) / 4 < step() * F("0.9"),
        "E": forward_order >= step() * F("1.4"),
    }


@claims
def q02():
    gradients = 1_600_000_000

    def exposed(buckets, gpus=16, times_bandwidth=1):
        bandwidth = 50 * GB * PER_SECOND * times_bandwidth
        each = all_reduce(F(gradients, buckets), gpus, F("0.02"), bandwidth)
        return reduced([F(100 * k, buckets) for k in range(1, buckets + 1)], each) - 100

    best = min(range(1, 641), key=exposed)
    assert exposed(1) == F("60.6") and within(exposed(64), F("1.54"), F("0.01"))
    assert best == 66 and within(exposed(640), 344, F("0.01"))
    assert within(exposed(64, gpus=64), 126, F("0.01"))
    assert within(exposed(640, times_bandwidth=2), 314, F("0.01"))
    return {
        "A": exposed(1) == 0,
        "B": exposed(64) < 2,
        "C": exposed(64, gpus=64) < 4,
        "D": exposed(640, times_bandwidth=2) < exposed(640) / 2,
        "E": exposed(640) > exposed(1),
    }


@claims
def q03():
    def loop(steps, kernel="0.025", prepare=3, launch="0.01", every=1, launches=None):
        return train_loop(
            steps, 400, F(kernel), prepare, F(launch), lambda step: step % every == 0, launches
        )

    def per_step(**changes):
        """From step to step, after the first ones."""
        return (loop(40, **changes) - loop(20, **changes)) / 20

    assert per_step() == F("13.01") and per_step() - 400 * F("0.025") == F("3.01")
    assert per_step() - 3 - 400 * F("0.01") == F("6.01")  # the CPU in item()
    fast = per_step(kernel="0.005")
    assert fast == F("7.005") and per_step(launch="0.1", launches=1) == F("13.1")
    without = loop(1000, every=1001)
    assert within(without, 10_000, F("0.001"))
    return {
        "A": 7000 <= without <= 8000,
        "B": abs(10 * per_step(every=10) - 103) <= F("0.1"),
        "C": 1 - 400 * F("0.005") / fast > F("0.7"),
        "D": per_step(prepare=0) < F("10.1"),
        "E": per_step(launch="0.1", launches=1) < 11,
    }


@claims
def q04():
    parameters = 13 * GB
    weights, gradients, optimizer = 2, 2, 12
    every = weights + gradients + optimizer

    def held(stage, gpus):
        """By a GPU, in bytes."""
        whole = [every, weights + gradients, weights, 0][stage]
        return parameters * (whole + F(every - whole, gpus))

    def sends(stage, gpus):
        """An all-reduce is a reduce-scatter and an all-gather."""
        return sent(2 * parameters, gpus, {0: 2, 2: 2, 3: 3}[stage])

    tensor = F(parameters * every, 8)
    assert [held(stage, 8) / GB for stage in range(4)] == [208, F("71.5"), F("48.75"), 26]
    assert within(held(1, 64), F("54.4") * GB, F("0.001"))
    assert all(sends(3, gpus) / sends(0, gpus) == F(3, 2) for gpus in (2, 8, 64))
    return {
        "A": held(0, 32) <= 80 * GB,
        "B": held(1, 64) < held(1, 8) / 2,
        "C": sends(3, 8) == 3 * sends(0, 8),
        "D": tensor == held(3, 8) == 26 * GB,
        "E": sends(2, 8) == sends(0, 8) / 2,
    }


@claims
def q05():
    given, halved, slow = (10, 20), (5, 10), (15, 30)
    step = gpipe([given] * 4, 12)
    one, held = one_forward_one_backward([given] * 4, 12)
    _, held_of_24 = one_forward_one_backward([given] * 4, 24)
    assert step == one == 450 and held == held_of_24 == [4, 3, 2, 1]
    assert gpipe([halved] * 8, 12) == 285 and gpipe([halved] * 4, 24) == 405
    uneven = {gpipe([slow if i == at else given for i in range(4)], 12) for at in range(4)}
    assert uneven == {630}  # wherever it is
    held_by_gpipe = {count: count for count in (12, 24)}  # all forward passes come first
    return {
        "A": gpipe([halved] * 4, 24) <= step * F("0.92"),
        "B": held_by_gpipe[24] == 2 * held_by_gpipe[12] and held_of_24[0] == held[0],
        "C": one <= step - 30,
        "D": min(uneven) > step * F("1.3"),
        "E": gpipe([halved] * 8, 12) <= step * F("0.55"),
    }


@claims
def q06():
    weights, layers = 140 * GB, 80

    def tensor(gpus, collective="0.02", times_memory=1):
        """Time of a token, for all of a batch."""
        bandwidth = F("3.5") * TB * PER_SECOND * times_memory
        return weights / bandwidth / gpus + 2 * layers * F(collective)

    def pipeline(stages):
        """Time of a token, for each of as many batches as there are stages."""
        return weights / (F("3.5") * TB * PER_SECOND) + stages * F("0.02")

    assert [pipeline(8), tensor(8), tensor(16, "0.1")] == [F("40.16"), F("8.2"), F("18.5")]
    faster = tensor(8) / tensor(8, times_memory=2)
    assert within(faster, F("1.44"), F("0.01"))
    share = (8 / pipeline(8)) / (8 / tensor(8))
    assert within(share, F("0.2"), F("0.05"))
    return {
        "A": 1000 / pipeline(8) >= 150,
        "B": faster >= F("1.8"),
        "C": 1000 / tensor(8) >= 100,
        "D": share >= F(1, 2),
        "E": tensor(16, "0.1") > tensor(8),
    }


@claims
def q07():
    weights, layers, query_heads, kv_heads, components = 140 * GB, 80, 64, 8, 128

    def per_token(heads):
        """Bytes of the cache for one token, of so many key-value heads."""
        return layers * heads * 2 * components * 2

    def on_gpu(gpu, gpus):
        """How many key-value heads the query heads of this GPU need."""
        each = query_heads // gpus
        mine = range(gpu * each, (gpu + 1) * each)
        return len({head // (query_heads // kv_heads) for head in mine})

    of_8 = {per_token(on_gpu(gpu, 8)) for gpu in range(8)}
    of_16 = {per_token(on_gpu(gpu, 16)) for gpu in range(16)}
    sequence = 8192 * per_token(kv_heads)
    assert per_token(kv_heads) == 327_680 and within(sequence, F("2.684") * GB, F("0.001"))
    assert within(64 * sequence, 172 * GB, F("0.01")) and 52 * sequence < weights < 53 * sequence
    room = 500 * GB
    in_blocks = room // (-(-1000 // 16) * 16 * per_token(kv_heads))
    reserved = room // sequence
    assert (in_blocks, reserved) == (1513, 186)
    # The number of query heads is not in the size.
    more_query_heads = 8192 * per_token(kv_heads)
    return {
        "A": of_16 == of_8,
        "B": F("2.6") * GB <= sequence <= F("2.8") * GB,
        "C": more_query_heads == 2 * sequence,
        "D": 64 * sequence > weights,
        "E": in_blocks > 8 * reserved,
    }


@claims
def q08():
    hour = 3_600_000

    def times(every, limit, wait_for=1):
        return serve(every, hour // every, limit, wait_for)

    by_limit = {limit: times(4, limit) for limit in (4, 8, 32)}
    p95 = {limit: percentile(found) for limit, found in by_limit.items()}
    assert p95[4] > 60_000 and p95[8] == 51 and max(by_limit[8]) == 52
    assert by_limit[8] == by_limit[32]  # never more than 7 wait
    slow_at_once, slow_waiting = percentile(times(10, 8)), percentile(times(10, 8, 8))
    assert (slow_at_once, slow_waiting) == (43, 98)
    crowded = percentile(times(2, 16))
    assert crowded > 60_000
    return {
        "A": p95[4] < p95[8],
        "B": max(by_limit[8]) <= 28,
        "C": p95[32] == p95[8],
        "D": slow_waiting < slow_at_once,
        "E": crowded < 100,
    }


def at_least(failures, requests, probability):
    """That so many or more of the requests fail."""
    fewer = sum(
        math.comb(requests, k) * probability**k * (1 - probability) ** (requests - k)
        for k in range(failures)
    )
    return 1 - fewer


@claims
def q09():
    old, bad = F("0.01"), F("0.02")

    def within_an_hour(each_minute):
        return 1 - (1 - each_minute) ** 60

    false_alarm = within_an_hour(at_least(3, 50, old))
    noticed = at_least(46, 3000, bad)
    first_minute = at_least(3, 50, bad)
    larger = within_an_hour(at_least(12, 200, old))
    assert within(at_least(3, 50, old), F("0.0138"), F("0.01"))
    assert within(false_alarm, F("0.57"), F("0.01")) and within(noticed, F("0.975"), F("0.01"))
    assert within(first_minute, F("0.078"), F("0.01")) and larger < F("0.0002")
    assert at_least(46, 3000, old) < F("0.005")
    least, most = [50] * 2880 + [10_000] * 120, [200] * 2880 + [10_000] * 120
    assert sum(least) / F(3000) == 448
    return {
        "A": false_alarm > F(1, 2),
        "B": noticed > F("0.9"),
        "C": first_minute > F(1, 2),
        "D": larger > F("0.4"),
        "E": percentile(most) <= 300 < sum(least) / F(3000),
    }


def train_adapter(weights, x, trained, rate=1e-4, steps=4000, seed=1):
    """A LoRA adapter of rank 16 for one output z = w x, by gradient descent on the loss
    log(1 + e^-z) until it is 1.3. Gives A, B and the losses at the start and at the end."""
    a = np.random.default_rng(seed).normal(0, 1e-5, (16, len(x)))
    b = np.zeros(16)
    losses = []
    for _ in range(steps):
        z = weights @ x + 2 * (b @ (a @ x))
        losses.append(math.log1p(math.exp(-z)))
        if losses[-1] <= 1.3:
            break
        slope = -1 / (1 + math.exp(z))  # of the loss, by z
        gradient_a, gradient_b = 2 * slope * np.outer(b, x), 2 * slope * (a @ x)
        a -= rate * gradient_a * ("A" in trained)
        b -= rate * gradient_b * ("B" in trained)
    return a, b, losses[0], losses[-1]


def to_bf16(x):
    """Numbers of fp32, rounded to the nearest of bf16."""
    bits = np.asarray(x, np.float32).view(np.uint32).astype(np.uint64)
    bits += 0x7FFF + (bits >> np.uint64(16) & np.uint64(1))
    return (bits & np.uint64(0xFFFF0000)).astype(np.uint32).view(np.float32)


@claims
def q10():
    """Each cause in a layer with one output; one explains all if the loss fell with it, and the
    outputs elsewhere are those of the base."""
    rng = np.random.default_rng(7)
    w = to_bf16(rng.uniform(0.0625, 0.125, 4096) * rng.choice([-1, 1], 4096)).astype(np.float64)
    x = 3.0 * rng.choice([-1, 1], 4096)
    x -= (w @ x + 2) / (w @ w) * w  # so that z is -2 at first, the loss 2.127
    probes = rng.normal(0, 1, (20, 4096))
    a, b, first, last = train_adapter(w, x, "AB")
    assert abs(first - 2.1) < 0.05 and last <= 1.3
    fresh = np.random.default_rng(8).normal(0, 1e-5, a.shape)

    def output(w, scale=2, b=b, a=a):
        return np.array([w @ probe + scale * (b @ (a @ probe)) for probe in probes])

    base = output(w, b=np.zeros(16))
    assert not (output(w) == base).any()

    def merges_to_nothing():
        """Every bf16 number of these magnitudes, and the greatest changes both ways."""
        numbers = (np.arange(0x3D80, 0x3E01, dtype=np.uint32) << 16).view(np.float32)
        assert (numbers[0], numbers[-1]) == (0.0625, 0.125)
        changed = [to_bf16(numbers.astype(np.float64) + d) for d in (-1e-4, 1e-4)]
        return all((number == numbers).all() for number in changed)

    # An adapter whose changes are as small can bring the loss down all the same.
    delta = 2 * (b @ a)
    assert np.abs(delta).max() <= 1e-4 and (to_bf16(w + delta) == w).all()
    *_, only_a_last = train_adapter(w, x, "A")
    return {
        "A": bool((output(w, b=np.zeros(16), a=fresh) == base).all()),
        "B": only_a_last <= 1.3,
        "C": bool((output(w, scale=1) == base).all()),
        "D": merges_to_nothing(),
        "E": bool((output(w, a=fresh) == base).all()),
    }
