# Writes without end.
import sys


def max_overlapping_kernels(spans):
    while True:
        sys.stdout.write("overlap " * 4096)
