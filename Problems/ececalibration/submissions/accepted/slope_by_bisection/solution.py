"""Reference: bins by binary search, T by bisection on the slope of the NLL, in its logarithm."""

import numpy as np

LOW, HIGH = 0.01, 100.0  # of the temperature


def ece(probs, labels, m):
    p = check(probs, labels)
    if m < 1:
        raise ValueError(f"m is {m}")
    if not np.all(p >= 0):  # nan is not greater either
        raise ValueError("a probability is negative or nan")
    if not np.all(np.abs(p.sum(axis=1) - 1) <= 1e-6):
        raise ValueError("the probabilities of a row do not sum to 1")
    confidence = p.max(axis=1)
    right = p.argmax(axis=1) == labels  # the first of equal ones
    upper = np.arange(1, m + 1) / m
    bins = np.searchsorted(upper, confidence, side="left")  # the first edge that is not below
    bins = np.minimum(bins, m - 1)  # a confidence may be a little above 1
    gaps = np.bincount(bins, weights=right - confidence, minlength=m)
    return np.abs(gaps).sum() / len(p)


def fit_temperature(logits, labels):
    z = check(logits, labels)
    if not np.all(np.isfinite(z)):
        raise ValueError("a logit is not finite")
    z = z - z.max(axis=1, keepdims=True)
    own = z[np.arange(len(z)), labels]
    if not z.any():  # all alike: the temperature makes no difference
        return 1.0
    if not own.any():  # every label has the greatest logit: the colder, the better
        return LOW
    low, high = np.log(LOW), np.log(HIGH)
    if slope(z, own, np.exp(low)) <= 0:
        return LOW
    if slope(z, own, np.exp(high)) >= 0:
        return HIGH
    while high - low > 1e-9:
        middle = (low + high) / 2
        if slope(z, own, np.exp(middle)) > 0:
            low = middle
        else:
            high = middle
    return np.exp((low + high) / 2)


def slope(z, own, temperature):
    """The derivative of the NLL with respect to 1 / T, which rises with 1 / T."""
    weights = np.exp(z / temperature)
    expected = (weights * z).sum(axis=1) / weights.sum(axis=1)
    return (expected - own).mean()


def check(rows, labels):
    """Raises ValueError for a broken contract, else gives the rows in float64."""
    if rows.dtype not in (np.float16, np.float32, np.float64):
        raise ValueError(f"floats are needed, not {rows.dtype}")
    if not np.issubdtype(labels.dtype, np.integer):
        raise ValueError(f"labels must be integers, not {labels.dtype}")
    if rows.ndim != 2 or rows.shape[0] == 0 or rows.shape[1] == 0:
        raise ValueError(f"the shape is {rows.shape}")
    if labels.shape != rows.shape[:1]:
        raise ValueError(f"labels have the shape {labels.shape}")
    if np.any(labels < 0) or np.any(labels >= rows.shape[1]):
        raise ValueError("a label is out of range")
    return rows.astype(np.float64)
