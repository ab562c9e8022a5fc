# Uses no CPU time, and never ends.
import time


def max_overlapping_kernels(spans):
    time.sleep(3600)
