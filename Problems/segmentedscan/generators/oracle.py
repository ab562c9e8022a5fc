"""The right answers of the cases that a CPU can check: one element after the other, in exact fractions."""

import math
from fractions import Fraction


def segmented_scan(values, flags):
    sums, total = [], Fraction(0)
    for value, flag in zip(values, flags):
        value = Fraction(value) if math.isfinite(value) else value
        # A fraction cannot be added to inf, but inf stays what it is whatever is added.
        if flag or not isinstance(value, Fraction):
            total = value
        elif isinstance(total, Fraction):
            total += value
        sums.append(total)
    return sums


def answer(values, flags):
    is_whole = values.dtype.kind == "i"
    sums = segmented_scan(values.tolist(), flags.tolist())
    return " ".join(str(int(number)) if is_whole else f"{float(number):.9g}" for number in sums) + "\n"
