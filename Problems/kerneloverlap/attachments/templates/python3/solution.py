def max_overlapping_kernels(spans):
    """Greatest number of spans [start, end) active at one instant.

    spans: sequence of pairs of ints. Raises ValueError if any span ends before it starts.
    """
    raise NotImplementedError("max_overlapping_kernels is still to be written")
