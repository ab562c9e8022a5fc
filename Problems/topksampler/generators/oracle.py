"""The oracle: ids from the definition, in float64, one row after the other.

Shares no code with the submissions. It also says whether a call keeps away from all boundaries, as
the statement promises: generate.py makes no other call, and selfcheck.py tries no other.
selfcheck.py holds it against every correct solution and against decimals.
"""

import math

import numpy as np

MARGIN = 1e-6  # of p and of u to the sums that they are compared with
GAP = 1e-12  # between unequal quotients on either side of a cut, relative to the greatest
QUOTIENT = 1e7  # the greatest magnitude, unless all others are equal or far
FAR = 800.0  # exp of less is 0


def contract_broken(logits, u, k, p, temperature):
    """Whether the call must raise ValueError."""
    if logits.dtype.name not in ("float16", "float32", "float64") or u.dtype.name != "float64":
        return True
    if logits.ndim != 2 or u.ndim != 1 or logits.shape[0] != u.shape[0] or logits.shape[1] == 0:
        return True
    if k < 0 or math.isnan(p) or p <= 0 or p > 1:
        return True
    if math.isnan(temperature) or temperature < 0 or math.isinf(temperature):
        return True
    if any(math.isnan(one) or one < 0 or one >= 1 for one in u.tolist()):
        return True
    if np.isnan(logits).any() or np.isposinf(logits).any():
        return True
    return bool(np.isneginf(logits).all(axis=1).any())


class Row:
    """One row, filtered: `ids` that are left, in rising order, and `bounds`, their running sums.

    `doubt` is None, or why rounding might decide which tokens are left.
    """

    def __init__(self, row, k, p, temperature):
        row = row.astype(np.float64)
        self.doubt = None
        if temperature == 0:
            self.ids, self.bounds = np.array([row.tolist().index(row.max())]), np.ones(1)
            return
        order = np.lexsort((np.arange(len(row)), -row))
        quotients = row[order] / temperature
        self.check_size(quotients)
        if k > 0:
            self.check_cut(quotients, k)
            order, quotients = order[:k], quotients[:k]
        weights = np.exp(quotients - quotients[0])
        if p < 1:
            sums = weights.cumsum() / weights.sum()
            if np.abs(sums - p).min() < MARGIN:
                self.doubt = self.doubt or f"p is next to {sums[np.abs(sums - p).argmin()]!r}"
            count = int((sums < p).sum()) + 1
            self.check_cut(quotients, count)
            order, weights = order[:count], weights[:count]
        order, weights = order[row[order] > -math.inf], weights[row[order] > -math.inf]
        rising = order.argsort()
        self.ids, sums = order[rising], weights[rising].cumsum()
        self.bounds = sums / sums[-1]

    def check_size(self, quotients):
        below = quotients[0] - quotients
        if abs(quotients[0]) > QUOTIENT and np.any((below > 0) & (below < FAR)):
            self.doubt = "large logits that are close, and not equal"

    def check_cut(self, quotients, count):
        """What is left and what is not must be equal, or clearly not."""
        if count < len(quotients):
            last, first = quotients[count - 1 : count + 1].tolist()
            if last > first > -math.inf:
                if last - first < GAP * max(1.0, abs(quotients[0])):
                    self.doubt = "logits on either side of a cut differ by too little"

    def draw(self, u):
        """The first id whose sum is above u."""
        return int(self.ids[min(int((self.bounds <= u).sum()), len(self.ids) - 1)])

    def near(self, u):
        """Whether u is next to a sum; the last of them is 1, and no u reaches it."""
        return bool(np.any(np.abs(self.bounds[:-1] - u) < MARGIN))


def filtered(logits, k, p, temperature):
    return [Row(row, k, p, temperature) for row in logits]


def doubt(logits, u, k, p, temperature):
    """None, or why a well-formed call is too near to a boundary."""
    for number, (row, one) in enumerate(zip(filtered(logits, k, p, temperature), u.tolist())):
        if row.doubt:
            return f"row {number}: {row.doubt}"
        if row.near(one):
            return f"row {number}: u is next to a boundary"
    return None


def sample(logits, u, k, p, temperature):
    """The ids, as a list."""
    kept = filtered(logits, k, p, temperature)
    return [row.draw(one) for row, one in zip(kept, u.tolist())]
