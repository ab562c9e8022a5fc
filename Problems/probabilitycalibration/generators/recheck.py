"""The key computed once more, by other means than claims.py and with none of its code.

What can be counted is counted, on whole GPUs, questions and tokens; what can be integrated is
integrated on a grid; the rest is simulated with fixed seeds, or enumerated for small numbers.
"""

import itertools
import math

import numpy as np

# --- systems ---------------------------------------------------------------------------------


def faulty_share(results, repeats_first=False, gpus=10**9, share=1000, flags=(99, 1)):
    """Of so many GPUs, tested one run after the other, the share that is faulty among those that
    had these results. `flags`: of 100 faulty and of 100 healthy ones, how many are flagged."""
    counts = [gpus // share, gpus - gpus // share]
    for run, flagged in enumerate(results):
        if run and repeats_first:
            counts = [n if flagged == results[0] else 0 for n in counts]
        else:
            hundredths = [f if flagged else 100 - f for f in flags]
            counts = [n * h / 100 for n, h in zip(counts, hundredths)]
    return counts[0] / sum(counts)


class Density:
    """Of f, on a grid of middles."""

    def __init__(self, density, cells=2**20):
        self.f = (np.arange(cells) + 0.5) / cells
        self.weight = density(self.f)
        self.weight /= self.weight.sum()

    def run(self, failed):
        self.weight = self.weight * (self.f if failed else 1 - self.f)
        self.weight /= self.weight.sum()
        return self

    def runs(self, results):
        for failed in results:
            self.run(failed)
        return self

    def mean(self, function=lambda f: f):
        return float((self.weight * function(self.f)).sum())


def mean_deviation(batch, correlation=0.5):
    """Of the mean over `batch`, from the covariances. A token is (its document, its place in it);
    one that is there twice is one random number."""
    same_document = np.equal.outer(batch[:, 0], batch[:, 0])
    same_token = same_document & np.equal.outer(batch[:, 1], batch[:, 1])
    covariance = np.where(same_token, 1.0, np.where(same_document, correlation, 0.0))
    return math.sqrt(covariance.mean())


def tokens(documents, each):
    return np.array(list(itertools.product(range(documents), range(each))))


class Predictions:
    """Confidence of each prediction, and whether it is right; two classes."""

    def __init__(self, confidence, right):
        self.confidence, self.right = confidence, right

    @classmethod
    def of(cls, *groups):
        """`groups`: (confidence, how many, how many of them right)."""
        confidence = np.concatenate([np.full(n, c) for c, n, _ in groups])
        return cls(confidence, np.concatenate([np.arange(n) < right for _, n, right in groups]))

    def ece(self, bins=10):
        number = np.ceil(np.round(self.confidence * bins, 9)) - 1
        return sum(
            abs(self.right[inside].mean() - self.confidence[inside].mean()) * inside.mean()
            for inside in (number == b for b in range(bins))
            if inside.any()
        )

    def nll(self):
        with np.errstate(divide="ignore"):
            given = np.where(self.right, self.confidence, 1 - self.confidence)
            return float(-np.log(given).mean())

    def with_temperature(self, t):
        """The logits are 0 and the logarithm of the odds."""
        odds = np.log(self.confidence / (1 - self.confidence))
        return Predictions(1 / (1 + np.exp(-odds / t)), self.right)


def softmax(z, t=1.0):
    """Along the last axis."""
    terms = np.exp((z - z.max(axis=-1, keepdims=True)) / t)
    return terms / terms.sum(axis=-1, keepdims=True)


def all_different(weights, count):
    """The probability, by going through all ways to draw."""
    total = sum(weights) ** count
    return sum(
        math.prod(weights[value] for value in draws) / total
        for draws in itertools.permutations(range(len(weights)), count)
    )


def all_different_by_logs(count, values):
    """For equally likely values: values! / (values - count)! / values^count, by Stirling."""

    def rest(x):  # of ln x!, besides x ln x - x
        return 0.5 * math.log(2 * math.pi * x) + 1 / (12 * x)

    left, share = values - count, count / values
    # values ln values - left ln left - count ln values is -left ln (left / values).
    return math.exp(-left * math.log1p(-share) - count + rest(values) - rest(left))


def mean_draws_for_all(values):
    """Draws that come at random times, one in a unit of time on average: the mean time until all
    have come is the mean number of draws. The integral of the probability that one is missing."""
    step = values / 400
    times = (np.arange(60 * 400) + 0.5) * step
    missing = -np.expm1(values * np.log1p(-np.exp(-times / values)))
    return float(missing.sum() * step)


def walk_variance(rate, batch, steps=20_000):
    """Var(w), step after step, from w = 1."""
    variance = 0.0
    for _ in range(steps):
        variance = (1 - rate) ** 2 * variance + rate**2 * 4 / batch
        if variance > 1e6:
            return math.inf
    return variance


def walk_mean(rate, batch):
    mean, used = 1.0, 0
    while mean > 0.1 + 1e-12:
        mean, used = mean - rate * mean, used + batch
    return used


def mean_sign(mean, deviation):
    """The probability above 0 minus that below, on a grid."""
    x = np.linspace(-12, 12, 480_001)
    density = np.exp(-x * x / 2)
    return float((density * np.sign(mean + deviation * x)).sum() / density.sum())


def adam(gradients):
    m = v = np.zeros(gradients.shape[1])
    for step, g in enumerate(gradients, 1):
        m, v = 0.9 * m + 0.1 * g, 0.999 * v + 0.001 * g * g
        yield m / (1 - 0.9**step) / np.sqrt(v / (1 - 0.999**step))


# --- questions -------------------------------------------------------------------------------


def q00():
    rng = np.random.default_rng(1)
    failing = rng.binomial(200, 0.005, 400_000)
    again = rng.binomial(failing, 0.005)
    # In one run of 100 tests fail as if they had 0.5, in the others none does.
    together = np.where(rng.random(400_000) < 0.01, rng.binomial(200, 0.5, 400_000), 0)
    error = together.std() / math.sqrt(len(together))
    return [
        bool(abs(failing.mean() - 1) < 0.01),
        bool((failing == 0).mean() < 0.1),
        bool(0.36 < (failing == 0).mean() < 0.38),
        bool(together.mean() > 1 + 5 * error),
        bool((again == 0).mean() > 0.99),
    ]


def q01():
    one = faulty_share([True])
    return [
        one > 0.5,
        all(math.isclose(faulty_share(r), 0.001) for r in ([True, False], [False, True])),
        faulty_share([True, True]) > 0.9,
        20 * one < 1 - one,
        faulty_share([True, True], repeats_first=True) < 0.1,
    ]


def q02():
    def uniform():
        return Density(np.ones_like)

    after_three = uniform().runs([False] * 3)
    places = [uniform().runs([k == place for k in range(10)]).mean() for place in (0, 9)]
    many = [k % 20 == 3 for k in range(1000)]
    assert sum(many) == 50
    other = Density(lambda f: 10 * (1 - f) ** 9).runs(many)
    return [
        math.isclose(after_three.mean(), 0.2, rel_tol=1e-6),
        abs(after_three.mean(lambda f: (1 - f) ** 2) - 0.64) < 0.005,
        places[1] > places[0] + 1e-9,
        uniform().runs([False] * 300).mean(lambda f: f < 0.01) > 0.95,
        abs(uniform().runs(many).mean() - other.mean()) < 0.001,
    ]


def q03():
    usual = mean_deviation(tokens(64, 16))
    twice = np.concatenate([tokens(64, 16)] * 2)
    # 160 tokens of each of 64 documents: documents are independent, so one of them will do.
    longer = mean_deviation(tokens(1, 160)) / math.sqrt(64)
    single = [mean_deviation(tokens(1, k)) for k in (1, 2, 16, 300, 3000)]
    assert single == sorted(single, reverse=True)
    # A token is what its document has, and a part of its own, both with a variance of 1/2.
    rng = np.random.default_rng(2)
    shared, own = rng.normal(0, math.sqrt(0.5), (2, 400_000))
    simulated = (shared + own / math.sqrt(10**8)).std()  # 10^8 tokens of a document
    return [
        0.03 < usual < 0.04,
        longer < usual / 2,
        mean_deviation(tokens(128, 8)) < 0.75 * usual,
        mean_deviation(twice) < 0.75 * usual,
        single[-1] > 0.7 and bool(abs(simulated - math.sqrt(0.5)) < 0.01),
    ]


def q04():
    def error(answers, count):
        """Of the mean of `count` draws from these."""
        return answers.std() / math.sqrt(count)

    n = 2000
    both = np.array([[1, 1]] * 1340 + [[0, 1]] * 100 + [[1, 0]] * 60 + [[0, 0]] * 500)
    assert len(both) == n and list(both.sum(axis=0)) == [1400, 1440]
    differences = both[:, 1] - both[:, 0]
    paired = error(differences, n)
    apart = math.hypot(error(both[:, 0], n), error(both[:, 1], n))
    rng = np.random.default_rng(3)
    drawn = rng.multinomial(n, [100 / n, 60 / n, 1 - 160 / n], 100_000)
    assert abs(((drawn[:, 0] - drawn[:, 1]) / n).std() / paired - 1) < 0.02
    best = rng.binomial(n, 0.7, (20_000, 20)).max(axis=1) > 0.71 * n

    def share(times, sets=40_000):
        sure = rng.binomial(n, 0.6, sets)
        right = sure * times + rng.binomial((n - sure) * times, 0.25)
        return right / n / times

    return [
        bool(error(differences, 4000) / paired <= 0.6),
        bool(0.02 / paired > 3),
        bool(0.02 / apart > 2),
        bool(best.mean() > 0.9),
        bool(share(5).std() < share(1).std() / 2),
    ]


def q05():
    u = Predictions.of((0.6, 10_000, 6_000))
    v = Predictions.of((0.8, 10_000, 9_000))
    w = Predictions.of((0.92, 5_000, 5_000), (0.98, 5_000, 4_500))
    above_1 = [v.with_temperature(t).ece() for t in np.geomspace(1.001, 1000, 2000)]
    below_1 = [v.with_temperature(t).ece() for t in np.linspace(0.6, 0.66, 6001)]
    assert min(below_1) < 1e-4 and w.ece() < 1e-12
    gone = [Predictions.of((0.8, 9_999, 9_000 - k), (1.0, 1, 0)) for k in (0, 1)]
    grid = np.arange(0.505, 1, 0.01)
    others = [
        Predictions.of((a, 5_000, 5_000), (b, 5_000, 4_500)).nll()
        for a, b in itertools.product(grid, grid)
    ]
    return [
        bool(v.ece() > u.ece() and v.nll() < u.nll()),
        bool(min(above_1) < 0.01),
        bool(w.ece(20) > 0.05),
        all(x.nll() == math.inf and abs(x.ece() - v.ece()) < 0.001 for x in gone),
        not min(others) < w.nll(),
    ]


def q06():
    rng = np.random.default_rng(4)
    z = rng.normal(0, 1, (20_000, 10)) * np.exp(rng.uniform(-2, 2, (20_000, 1)))
    true = rng.integers(0, 10, len(z))
    rows = np.arange(len(z))
    wrong = z.argmax(axis=1) != true
    falls = softmax(z, 2.0)[rows, true] > softmax(z)[rows, true]
    p = np.array([0.5, 0.3, 0.2]) ** 2
    temperatures = (0.3, 1.0, 3.0)
    winners = [(softmax(z[::2], t) + softmax(z[1::2], t)).argmax(axis=1) for t in temperatures]
    confidence = [softmax(z, t).max(axis=1) for t in temperatures]
    greater = [c[::2] > c[1::2] for c in confidence]
    # The slope of the NLL in T is (logit of the true class - mean logit by softmax) / T^2. The mean
    # by softmax falls as T rises, so the slope changes its sign once at most, from - to +.
    up_and_down = False
    for _ in range(300):
        some = rng.integers(0, len(z), rng.integers(1, 12))
        slopes = []
        for t in np.geomspace(0.05, 50, 60):
            expected = (softmax(z[some], t) * z[some]).sum(axis=1)
            slopes.append((z[some, true[some]] - expected).sum() / t**2)
        signs = [slope > 0 for slope in slopes if abs(slope) > 1e-9]
        up_and_down |= signs != sorted(signs)
    return [
        bool(falls[wrong].all()),
        bool(0.65 < p[0] / p.sum() < 0.67),
        bool((winners[0] == winners[1]).all() and (winners[1] == winners[2]).all()),
        bool((greater[0] == greater[1]).all() and (greater[1] == greater[2]).all()),
        not up_and_down,
    ]


def q07():
    def batch(gpus=64, stages=2, tensor=4):
        """All sequences of a step, by who works on them."""
        room = [gpu // (stages * tensor) for gpu in range(gpus)]  # the copy each GPU belongs to
        return {(copy, micro, row) for copy in room for micro in range(16) for row in range(4)}

    # The gradient of each token is a one in a place of its own; two micro-batches of 128 are short.
    sizes = [1000, 8000] + [8192] * 126
    gradients = [np.eye(1, 4, k if k < 2 else 2)[0] / size for k, size in enumerate(sizes)]
    copies = np.array(gradients).reshape(8, 16, 4).mean(axis=1)
    step = copies.mean(axis=0)
    rng = np.random.default_rng(5)
    series = rng.normal(0, 1, (50, 3)) * np.exp(rng.uniform(-6, 6, (50, 1)))

    def clipped(series):
        norms = np.linalg.norm(series, axis=1, keepdims=True)
        return series / np.maximum(norms, 1)

    def same_steps(first, second):
        return all(np.allclose(a, b, rtol=1e-9) for a, b in zip(adam(first), adam(second)))

    return [
        len(batch(stages=4)) * 2 == len(batch()),
        math.isclose(step[0] / step[1], 8),
        len(batch()) == 4096,
        same_steps(16 * series, series),
        same_steps(clipped(16 * series), clipped(series)),
    ]


def q08():
    def near(a, b):
        return abs(a / b - 1) <= 0.03

    level, used = walk_variance(0.01, 64), walk_mean(0.01, 64)
    drifts = [
        rate * mean_sign(0.001, 2 / math.sqrt(batch)) / batch
        for rate, batch in ((0.01, 64), (0.04, 256))
    ]
    return [
        near(walk_variance(0.02, 256), level),
        near(walk_mean(0.01, 256), used),
        near(walk_variance(0.04, 256), level) and near(walk_mean(0.04, 256), used),
        near(walk_variance(2.56, 16384), level),
        near(drifts[1], drifts[0]),
    ]


def q09():
    rng = np.random.default_rng(6)
    no_less = True
    for count in (2, 3, 4):
        even = all_different([1] * 6, count)
        for _ in range(60):
            weights = list(rng.exponential(1, 6) ** rng.choice([0.1, 1, 3]))
            no_less &= all_different(weights, count) <= even + 1e-12
    hashes = rng.integers(0, 2**32, (300, 65_536))
    hashes.sort(axis=1)
    collided = (np.diff(hashes, axis=1) == 0).any(axis=1).mean()
    exact = 1 - math.prod(1 - k / 2**32 for k in range(65_536))
    assert abs(collided - exact) < 0.12
    assert math.isclose(1 - all_different_by_logs(65_536, 2**32), exact, rel_tol=1e-6)
    lost = 10**7 - len(np.unique(rng.integers(0, 2**32, 10**7)))

    def half(values):
        low, high = 1, values // 2
        while high - low > low // 10**6 + 1:
            middle = (low + high) // 2
            few = all_different_by_logs(middle, values) > 0.5
            low, high = (middle, high) if few else (low, middle)
        return low

    return [
        bool(no_less),
        exact > 0.5,
        1 - all_different_by_logs(10**9, 2**64) < 0.001,
        lost >= 0.01 * 10**7,
        half(2**64) / half(2**32) < 1000,
    ]


def q10():
    n, rng = 10**6, np.random.default_rng(7)
    drawn = np.zeros(n, bool)
    missing = []
    for _ in range(3):
        drawn[rng.integers(0, n, n)] = True
        missing.append(1 - drawn.mean())
    taken = np.zeros(n, bool)
    for worker in range(8):
        taken[np.random.default_rng(worker).permutation(n)[: n // 8]] = True
    waits = rng.geometric(1 / n, 400_000)
    return [
        bool(0.36 < missing[0] < 0.38),
        14e6 < mean_draws_for_all(n) < 15e6,
        bool(abs(waits.mean() / n - 1) < 0.01),
        bool(1 - taken.mean() > 1 / 3),
        bool(missing[2] < 0.01),
    ]


def key():
    """Name -> letters, for all questions."""
    found = {}
    for function in (q00, q01, q02, q03, q04, q05, q06, q07, q08, q09, q10):
        holds = function()
        assert len(holds) == 5
        found[function.__name__] = list(itertools.compress("ABCDE", holds))
    return found
