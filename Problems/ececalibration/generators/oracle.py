"""The oracle: both results from the definition, in float64, with sums that are rounded once.

Shares no code with the submissions. It also says whether a call keeps away from all that rounding
could decide, as the statement promises: generate.py makes no other call, and selfcheck.py tries no
other. selfcheck.py holds it against every correct solution, fractions and decimals.
"""

import bisect
import math

import numpy as np

LOW, HIGH = 0.01, 100.0  # of the temperature
NEAR = 1e-12  # how near to an edge, or to another share, a share that was computed must not be
SUMS = (0.9e-6, 1.1e-6)  # no row's sum is off by something between these
SURE = 1e-5  # relative error of T that a search with values of the NLL alone has, at most


# --- the contract ----------------------------------------------------------------------------


def contract_broken(rows, labels, m=1):
    """Whether the call must raise ValueError; without m, a call of fit_temperature."""
    if rows.dtype.name not in ("float16", "float32", "float64") or labels.dtype.kind not in "iu":
        return True
    if rows.ndim != 2 or labels.ndim != 1 or len(rows) != len(labels) or rows.size == 0:
        return True
    return m < 1 or any(not 0 <= label < rows.shape[1] for label in labels.tolist())


def probs_broken(probs):
    wide = probs.astype(np.float64)
    return bool((~(wide >= 0)).any()) or any(not off(row) <= 1e-6 for row in wide.tolist())


def logits_broken(logits):
    return not np.isfinite(logits).all()


def broken(rows, labels, *m):
    return contract_broken(rows, labels, *m) or (probs_broken if m else logits_broken)(rows)


def off(row):
    return abs(math.fsum(row) - 1)


# --- the calibration error -------------------------------------------------------------------


def ece(probs, labels, m):
    edges = [b / m for b in range(1, m + 1)]
    bins = {}
    for row, label in zip(probs.astype(np.float64).tolist(), labels.tolist()):
        confidence = max(row)
        place = min(bisect.bisect_left(edges, confidence), m - 1)
        bins.setdefault(place, []).append((row.index(confidence) == label, confidence))
    gaps = []
    for members in bins.values():
        accuracy = sum(right for right, _ in members) / len(members)
        mean = math.fsum(confidence for _, confidence in members) / len(members)
        gaps.append(len(members) / len(labels) * abs(accuracy - mean))
    return math.fsum(gaps)


def doubt_of_ece(probs, m, computed):
    """None, or what rounding might decide; `computed`: the shares are quotients, not written."""
    wide = probs.astype(np.float64)
    if any(SUMS[0] < off(row) < SUMS[1] for row in wide.tolist()):
        return "the sum of a row is off by nearly 1e-6"
    if computed:
        top = np.sort(wide, axis=1)[:, ::-1]
        if np.abs(top[:, 0] - np.rint(top[:, 0] * m) / m).min() < NEAR:
            return "a confidence is next to an edge"
        if top.shape[1] > 1 and (top[:, 0] - top[:, 1]).min() < NEAR:
            return "the greatest shares of a row are nearly equal"
    return None


# --- the temperature -------------------------------------------------------------------------


class Search:
    """The NLL of centred logits as a function of beta = 1 / T."""

    def __init__(self, logits, labels):
        wide = logits.astype(np.float64)
        self.largest = np.abs(wide).max(axis=1)
        self.centred = wide - wide.max(axis=1, keepdims=True)
        self.own = self.centred[np.arange(len(labels)), labels.tolist()]

    def flat(self):
        return not self.centred.any()

    def all_right(self):
        return not self.own.any()

    def look(self, beta):
        """(NLL, slope, curvature, noise), the last three with respect to log beta."""
        weights = np.exp(beta * self.centred)
        total = weights.sum(axis=1)
        expected = (weights * self.centred).sum(axis=1) / total
        around = self.centred - expected[:, None]
        spread = (weights * around * around).sum(axis=1) / total
        losses = np.log(total) - beta * self.own
        noise = np.where(losses > 0, 1e-15 * (beta * self.largest + losses), 0)
        count = len(self.own)
        slope = beta * math.fsum(expected - self.own) / count
        curvature = slope + beta * beta * math.fsum(spread) / count
        return math.fsum(losses) / count, slope, curvature, math.fsum(noise) / count


def fit_temperature(logits, labels):
    search = Search(logits, labels)
    if search.flat():
        return 1.0
    if search.all_right() or search.look(1 / LOW)[1] <= 0:
        return LOW
    if search.look(1 / HIGH)[1] >= 0:
        return HIGH
    low, high = math.log(LOW), math.log(HIGH)
    while high - low > 1e-13:
        middle = (low + high) / 2
        if search.look(math.exp(-middle))[1] > 0:  # the NLL falls with T
            low = middle
        else:
            high = middle
    return math.exp((low + high) / 2)


def doubt_of_fit(logits, labels):
    """None, or why T is not determined well enough for every honest search."""
    search = Search(logits, labels)
    if search.flat() or search.all_right():
        return None
    result = fit_temperature(logits, labels)
    _, slope, curvature, noise = search.look(1 / result)
    error = noise / abs(slope) if result in (LOW, HIGH) else math.sqrt(2 * noise / curvature)
    return f"T = {result} is known to {error:.1g} only" if error > SURE else None
