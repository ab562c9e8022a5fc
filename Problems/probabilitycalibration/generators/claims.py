"""What each option claims, computed: a function for each question gives option -> whether it holds.

Probabilities and variances are fractions, but where there is a logarithm or a root. Numbers that
the statement, README.md or a hint mention are asserted beside the claims.
"""

import math
from fractions import Fraction as F

from chances import (
    adam,
    at_least,
    beta_integral,
    collision,
    collision_bounds,
    draws_for_all,
    ece,
    mean_sign,
    nll,
    noise_level,
    not_drawn,
    posterior,
    softmax,
    tempered,
    variance_of_mean,
    variance_of_share,
    way,
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
    tests, p = 200, F("0.005")
    green = (1 - p) ** tests
    green_with_repeats = (1 - p**2) ** tests
    # Independent or not: the mean of a sum is the sum of the means.
    failing = failing_together = tests * p
    assert within(green, F("0.367"), F("0.001"))
    assert within(green_with_repeats, F("0.995"), F("0.001"))
    return {
        "A": failing == 1,
        "B": green < F("0.1"),
        "C": F("0.36") < green < F("0.38"),
        "D": failing_together > 1,
        "E": green_with_repeats > F("0.99"),
    }


@claims
def q01():
    prior, flag, clean = F(1, 1000), ("0.99", "0.01"), ("0.01", "0.99")
    one, both = posterior(prior, [flag]), posterior(prior, [flag, flag])
    assert within(one, F("0.0902"), F("0.001")) and within(both, F("0.9075"), F("0.0001"))
    keeping, removing = one * 20, (1 - one) * 1
    assert within(keeping, F("1.80"), F("0.01")) and within(removing, F("0.91"), F("0.01"))
    return {
        "A": one > F(1, 2),
        "B": posterior(prior, [flag, clean]) == posterior(prior, [clean, flag]) == prior,
        "C": both > F("0.9"),
        "D": keeping < removing,
        "E": posterior(prior, [flag, (1, 1)]) < F("0.1"),  # the second result is certain
    }


@claims
def q02():
    def fails_next(failures, successes, more=0):
        """`more`: the power of 1 - f in the density before the first run."""
        below = beta_integral(failures, successes + more)
        return beta_integral(failures + 1, successes + more) / below

    both = beta_integral(0, 5) / beta_integral(0, 3)
    assert both == F(2, 3)
    # The likelihood of ten runs is a product, in which each place counts alike.
    after_last = after_first = fails_next(1, 9)
    # The density after 300 runs is 301 (1 - f)^300.
    below_1_percent = 1 - F("0.99") ** 301
    assert 301 * beta_integral(0, 300) == 1 and within(below_1_percent, F("0.951"), F("0.001"))
    assert 10 * beta_integral(0, 9) == 1
    uniform, other = fails_next(50, 950), fails_next(50, 950, more=9)
    assert (uniform, other) == (F(51, 1002), F(51, 1011))
    return {
        "A": fails_next(0, 3) == F("0.2"),
        "B": within(both, F("0.64"), F("0.01")),
        "C": after_last > after_first,
        "D": below_1_percent > F("0.95"),
        "E": abs(uniform - other) < F("0.001"),
    }


@claims
def q03():
    half = F(1, 2)

    def compared(groups, each):
        """The deviation, as a share of that of the usual batch."""
        return math.sqrt(variance_of_mean(groups, each, half) / usual)

    usual = variance_of_mean(64, 16, half)
    assert within(math.sqrt(usual), 0.0911, 0.001) and usual == F("8.5") / 1024
    assert within(compared(64, 160), 0.973, 0.001) and within(compared(128, 8), 0.728, 0.001)
    # Two copies of a document are not independent: the mean is the same number as without them.
    twice = 1
    # It falls with the number of tokens, to the root of 1/2.
    limit = half
    assert all(variance_of_mean(1, k, half) > limit for k in range(1, 1000))
    return {
        "A": 0.03 < math.sqrt(usual) < 0.04,
        "B": compared(64, 160) < 0.5,
        "C": compared(128, 8) < 0.75,
        "D": twice < 0.75,
        "E": math.sqrt(limit) > 0.7,
    }


@claims
def q04():
    n, old, new = 2000, F("0.7"), F("0.72")
    difference = new - old
    # A question adds 1, -1 or 0 to the difference.
    gained, lost = F(100, n), F(60, n)
    assert gained - lost == difference
    of_question = gained + lost - difference**2
    paired = math.sqrt(of_question / n)
    apart = math.sqrt((variance_of_share(old) + variance_of_share(new)) / n)
    assert within(difference / paired, 3.17, 0.001) and within(difference / apart, 1.39, 0.005)
    above_71 = at_least(1421, n, old)
    best = 1 - (1 - above_71) ** 20
    assert within(above_71, 0.1583, 0.01) and within(best, 0.97, 0.01)
    # How sure a question is: 1 or 1/4. The share of a question varies between questions and within.
    groups = [(F("0.6"), F(1)), (F("0.4"), F("0.25"))]
    assert sum(share * p for share, p in groups) == old
    between = sum(share * (p - old) ** 2 for share, p in groups)
    inside = sum(share * variance_of_share(p) for share, p in groups)
    assert (between, inside) == (F("0.135"), F("0.075")) and between + inside == F("0.21")
    five_times = math.sqrt((between + inside / 5) / (between + inside))
    assert within(five_times, 0.845, 0.001)
    return {
        "A": math.sqrt(of_question / 4000) <= 0.6 * paired,
        "B": difference > 3 * paired,
        "C": difference > 2 * apart,
        "D": best > F("0.9"),
        "E": five_times < F(1, 2),
    }


@claims
def q05():
    u = [(F("0.6"), 10_000, 6_000)]
    v = [(F("0.8"), 10_000, 9_000)]
    w = [(F("0.92"), 5_000, 5_000), (F("0.98"), 5_000, 4_500)]
    assert (ece(u), ece(v), ece(w)) == (0, F("0.1"), 0)
    losses = [nll(x) for x in (u, v, w)]
    assert all(map(within, losses, (0.673, 0.362, 0.246), [0.002] * 3))
    # For two classes the odds 4 become 4^(1/T); V is right with the odds 9.
    calibrating = math.log(4) / math.log(9)
    assert within(max(tempered([0.8, 0.2], calibrating)), 0.9, 1e-12)
    assert within(calibrating, 0.63, 0.01)

    def with_one(right):
        """V, one of its predictions, right or wrong, replaced by a certain and wrong one."""
        return [(F("0.8"), 9_999, 9_000 - right), (F(1), 1, 0)]

    changes = [abs(ece(with_one(right)) - ece(v)) for right in (0, 1)]
    assert max(changes) == F("0.00018")
    infinite = all(nll(with_one(right)) == math.inf for right in (0, 1))
    better = [(F(99, 100), 5_000, 5_000), (F(9, 10), 5_000, 4_500)]
    assert within(ece(w, 20), F("0.08"), 0) and within(nll(better), 0.168, 0.01)
    return {
        "A": ece(v) > ece(u) and losses[1] < losses[0],
        "B": calibrating > 1,
        "C": ece(w, 20) > F("0.05"),
        "D": infinite and max(changes) < F("0.001"),
        "E": nll(better) >= losses[2],
    }


@claims
def q06():
    # A: the true class is second, and the others far behind.
    wrong = [1.0, 0.9] + [-5.0] * 8
    falls = softmax(wrong, 2)[1] > softmax(wrong)[1]
    # C: one is nearly sure of a class, of which the other has next to nothing.
    sure, against = [6.0, 2.0] + [0.0] * 8, [-8.0, 2.0, 2.5] + [0.0] * 7

    def winner(temperature):
        both = zip(softmax(sure, temperature), softmax(against, temperature))
        averages = [first + second for first, second in both]
        return averages.index(max(averages))

    # D: one rival close by, or many far away.
    close, many = [3.0, 2.0] + [-9.0] * 8, [2.5] + [0.0] * 9
    confidence = [[max(softmax(z, t)) for t in (0.2, 1, 5)] for z in (close, many)]
    order = [first > second for first, second in zip(*confidence)]
    # E: of b = 1/T the NLL is the mean of log-sum-exp(b z) - b z_true, which is convex: a sum of a
    # log-sum-exp of linear functions and a linear one. Convex is: not up first and down later; and
    # so it stays from right to left, as T goes. Here for some sets, on a grid of T.
    sets = [
        [(wrong, 0)],
        [(wrong, 1)],
        [(wrong, 0), (wrong, 1), (many, 3)],
        [(close, 0)] * 3 + [(many, 1), (sure, 1)],
        [(against, 2)] * 5 + [(many, 0)] * 4 + [(close, 1)],
    ]
    rises_then_falls = False
    for examples in sets:
        losses = [
            -sum(math.log(softmax(z, 1.1**k)[true]) for z, true in examples) for k in range(-20, 60)
        ]
        up = [b > a for a, b in zip(losses, losses[1:])]
        rises_then_falls |= up != sorted(up)
    sharper = tempered([0.5, 0.3, 0.2], 0.5)
    assert within(sharper[0], F(25, 38), 1e-12)
    return {
        "A": falls,
        "B": 0.65 < sharper[0] < 0.67,
        "C": winner(1) == winner(10),
        "D": len(set(order)) == 1,
        "E": not rises_then_falls,
    }


@claims
def q07():
    def sequences(stages=2, gpus=64, tensor=4):
        copies = F(gpus, stages * tensor)
        return copies * 16 * 4

    assert sequences() == 512 and sequences() * 2048 == 2**20
    copies, micro_batches = 8, 16

    def weight(tokens):
        """Of one token in the step, if its micro-batch has so many."""
        return F(1, tokens) / micro_batches / copies

    def clipped(g):
        return g if abs(g) <= 1 else g / abs(g)

    gradients = [F("0.5"), F("-0.01"), F(3), F("0.02"), F("-0.3")]
    added = [16 * g for g in gradients]
    same = all(map(within, adam(added), adam(gradients), [1e-12] * 5))
    clipping = [list(map(clipped, each)) for each in (added, gradients)]
    # Where 0.5 and 0.01 keep their ratio of 50, 8 and 0.16 become 1 and 0.16.
    assert clipping[0][:2] == [1, F("-0.16")]
    same_if_clipped = all(map(within, adam(clipping[0]), adam(clipping[1]), [1e-12] * 5))
    return {
        "A": sequences(stages=4) == sequences() / 2,
        "B": weight(1000) / weight(8000) == 8,
        "C": sequences() == 4096,
        "D": same,
        "E": same_if_clipped,
    }


@claims
def q08():
    level, length = noise_level(F("0.01"), 64), way(F("0.01"), 64)
    near = F("0.03")

    def level_stays(batch, rate):
        return within(noise_level(F(rate), batch), level, near)

    def way_stays(batch, rate):
        return within(way(F(rate), batch), length, near)

    def drift(batch, rate):
        """The mean change, for an example."""
        return rate * mean_sign(0.001, 2 / math.sqrt(batch)) / batch

    by_root = noise_level(F("0.02"), 256) / level
    linear = noise_level(F("0.04"), 256) / level
    assert within(by_root, F("0.5025"), F("0.001")) and within(linear, F("1.0153"), F("0.0001"))
    assert (length, way(F("0.04"), 256)) == (230 * 64, 57 * 256)
    assert way(F("0.01"), 256) == 4 * length
    assert within(drift(256, 0.04), 2 * drift(64, 0.01), 0.001)
    return {
        "A": level_stays(256, "0.02"),
        "B": way_stays(256, "0.01"),
        "C": level_stays(256, "0.04") and way_stays(256, "0.04"),
        "D": level_stays(64 * 256, "2.56"),
        "E": within(drift(256, 0.04), drift(64, 0.01), near),
    }


@claims
def q09():
    # A: to make two weights equal leaves their sum and raises their product, and with it the
    # number of ways to be different. So nothing has fewer collisions than equal weights: here for
    # four documents and some weights.
    uneven = [[1, 1, 1, 1, 2], [9, 1, 1, 1, 1, 1], [5, 4, 3, 2, 1], [1, 0, 2, 2, 2, 2], [1, 1, 1]]
    more = [collision(w, 4) >= collision([1] * len(w), 4) for w in uneven]
    low, high = collision_bounds(65_536, 2**32)
    assert within(low, 0.3935, 0.0001) and low < high < F(1, 2)
    billion = collision_bounds(10**9, 2**64)
    assert within(billion[0], 0.0267, 0.002)
    # D: of n documents as many are left as there are values among them.
    values, n = 2**32, 10**7
    lost = 1 - values / n * (1 - not_drawn(values, n))
    assert within(lost, 0.00116, 0.01)

    def half(values):
        """A number of documents for which the probability has come close to 1/2."""
        n = math.sqrt(2 * math.log(2) * values)
        assert within(collision_bounds(round(n), values)[0], 0.5, 1e-4)
        return n

    assert within(half(2**32), 77_163, 0.001) and within(half(2**64) / half(2**32), 65_536, 0.001)
    return {
        "A": all(more),
        "B": low > F(1, 2),
        "C": billion[0] < 0.001,
        "D": lost >= 0.01,
        "E": half(2**64) < 1000 * half(2**32),
    }


@claims
def q10():
    n = 10**6
    once, thrice = not_drawn(n, n), not_drawn(n, 3 * n)
    assert within(once, 0.368, 0.001) and within(thrice, 0.0498, 0.001)
    all_seen = draws_for_all(n)
    assert within(all_seen, 14.39e6, 0.001)
    last = 1 / F(1, n)  # the mean number of draws until one of probability 1/n
    taken_by_none = F(7, 8) ** 8
    assert within(taken_by_none, F("0.344"), F("0.002"))
    return {
        "A": 0.36 < once < 0.38,
        "B": 14e6 < all_seen < 15e6,
        "C": last == n,
        "D": taken_by_none > F(1, 3),
        "E": thrice < 0.01,
    }
