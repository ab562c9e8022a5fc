"""Input validator of `int8gemmdequant`: exit status 42 for a valid input, 43 and one line otherwise.

Knows nothing of the driver: one line of `key=value` words in the order of the statement.
"""

import re
import sys

NUMBER = rb"([1-9][0-9]{0,3})"
SHAPE = rb"m=" + NUMBER + rb" k=" + NUMBER + rb" n=" + NUMBER
FILL = rb" fill=(small|normal|scales|large|max|min|cancel)"
CPU = re.compile(SHAPE + rb" dtype=float16" + FILL + rb" seed=(0|[1-9][0-9]{0,5})\n")
GPU = re.compile(SHAPE + rb" dtype=(?:float16|bfloat16)" + FILL + rb" place=gpu( time=yes)?\n")
MOST = 8192  # rows, columns, and what is summed over
CPU_PRODUCTS = 4_000_000
CPU_OUTPUTS = 10_000


class Refused(Exception):
    """The input is not valid; says why."""


def need(condition, reason):
    if not condition:
        raise Refused(reason)


def check(text):
    """Raises Refused unless `text` is a valid input."""
    on_cpu = CPU.fullmatch(text)
    match = on_cpu or GPU.fullmatch(text)
    need(match, f"{text[:120]!r} is no line of the form that the statement gives")
    m, k, n = (int(match[i]) for i in (1, 2, 3))
    need(max(m, k, n) <= MOST, f"a size above {MOST}")
    if on_cpu:
        need(m * k * n <= CPU_PRODUCTS, f"more than {CPU_PRODUCTS} products in a case for a CPU")
        need(m * n <= CPU_OUTPUTS, f"more than {CPU_OUTPUTS} outputs in a case for a CPU")


def main():
    try:
        check(sys.stdin.buffer.read())
    except Refused as reason:
        print(reason)
        return 43
    return 42


if __name__ == "__main__":
    sys.exit(main())
