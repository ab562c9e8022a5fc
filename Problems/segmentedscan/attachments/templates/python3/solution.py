def segmented_scan(values, flags, sums):
    """Writes into sums the sums of values since the last flag, the own value included.

    values and sums: [n], int64 or float32; flags: [n], int8, 0 or 1; contiguous CUDA tensors (in the tests on a CPU: NumPy
    arrays).
    """
    # TODO
