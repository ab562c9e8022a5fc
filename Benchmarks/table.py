"""Figures, and the table that they are printed in."""
import statistics
import sys


def say(line):
    """Progress, on a terminal alone."""
    if sys.stderr.isatty():
        print(f"\r\x1b[K{line}", end="", file=sys.stderr, flush=True)


class Sample:
    def __init__(self, values):
        self.values = sorted(values)
        self.median = statistics.median(values)
        self.p99 = self.values[min(len(values) - 1, int(len(values) * 0.99))]
        self.mean = statistics.fmean(values)
        self.spread = statistics.pstdev(values) / self.mean if self.mean else 0
        self.words = f"p99 {self.p99:.0f}, cv {self.spread:.0%}"


class Row:
    def __init__(self, what, figure, floor, ratio, goal, sample, note=""):
        self.cells = [what, figure, floor, ratio, goal, sample.words if sample else note]


def print_table(rows):
    head = ["what", "median", "floor or peer of this run", "ratio", "goal", "spread"]
    table = [head] + [row.cells for row in rows]
    widths = [max(len(line[i]) for line in table) for i in range(len(head))]
    for number, line in enumerate(table):
        print("  ".join(cell.ljust(width) for cell, width in zip(line, widths)).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))
