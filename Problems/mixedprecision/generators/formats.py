"""Number formats with few bits, exactly: numbers are fractions, rounded to nearest, ties to even.

What rounds beyond the largest finite number is math.inf, or that number where `saturate` says so.
"""

import math
from fractions import Fraction


class Format:
    """A binary format with subnormals.

    `has_infinity`: the greatest exponent is kept for infinity and NaN, as in IEEE 754. Without it,
    as in e4m3, only the last of its fractions is NaN, and all others are numbers.
    """

    def __init__(self, name, exponent_bits, fraction_bits, has_infinity=True):
        self.name, self.fraction_bits = name, fraction_bits
        bias = 2 ** (exponent_bits - 1) - 1
        self.lowest_exponent = 1 - bias
        highest = bias if has_infinity else bias + 1
        cut = 1 if has_infinity else 2  # steps of the last fraction below the next power of two
        self.largest = (2 - Fraction(cut, 2**fraction_bits)) * power(highest)
        self.smallest_normal = power(self.lowest_exponent)
        self.smallest = power(self.lowest_exponent - fraction_bits)

    def spacing(self, x):
        """From |x| to the next greater number, for an x of the format or beyond it."""
        return power(max(exponent(x), self.lowest_exponent) - self.fraction_bits)

    def round(self, x, saturate=False):
        x = Fraction(x)
        if x == 0:
            return x
        step = self.spacing(x)
        rounded = round(x / step) * step  # of two equally near multiples, the even one
        if abs(rounded) > self.largest:
            beyond = self.largest if saturate else math.inf
            return beyond if x > 0 else -beyond
        return rounded

    def sum(self, numbers):
        """Added left to right, each partial sum rounded."""
        total = Fraction(0)
        for number in numbers:
            if math.isinf(total):
                return total
            total = self.round(total + number)
        return total

    def sum_in_pairs(self, numbers):
        """Added as a tree, each partial sum rounded; none may be infinite."""
        while len(numbers) > 1:
            pairs = zip(numbers[::2], numbers[1::2], strict=True)
            numbers = [self.round(left + right) for left, right in pairs]
        return numbers[0]

    def kahan(self, numbers):
        """Kahan's sum with all of its variables in the format."""
        s = c = Fraction(0)
        for x in numbers:
            y = self.round(x - c)
            t = self.round(s + y)
            c = self.round(self.round(t - s) - y)
            s = t
        return s


def power(exponent):
    """2 to the power of a whole number, exactly."""
    return Fraction(2) ** exponent


def exponent(x):
    """The whole e with 2^e <= |x| < 2^(e+1)."""
    x = abs(Fraction(x))
    guess = x.numerator.bit_length() - x.denominator.bit_length()
    return guess if power(guess) <= x else guess - 1


FP32 = Format("fp32", 8, 23)
FP16 = Format("fp16", 5, 10)
BF16 = Format("bf16", 8, 7)
E4M3 = Format("e4m3", 4, 3, has_infinity=False)
E5M2 = Format("e5m2", 5, 2)
