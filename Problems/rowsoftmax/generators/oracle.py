"""The right answers of the cases that a CPU can check: one number at a time, with exact sums."""

import math


def softmax(row):
    """The softmax of a list of floats; zeros if there are only -inf."""
    top = max(row)
    if top == -math.inf:
        return [0.0] * len(row)
    powers = [math.exp(number - top) for number in row]
    total = math.fsum(powers)
    return [power / total for power in powers]


def answer(x):
    rows = [softmax([float(number) for number in row]) for row in x]
    return "".join(" ".join(f"{number:.9g}" for number in row) + "\n" for row in rows)
