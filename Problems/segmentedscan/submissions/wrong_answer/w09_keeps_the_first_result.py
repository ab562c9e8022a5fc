"""Wrong (W9): computes once for each number of elements and type, and gives the same result for other data later.
The second call of every case whose data are drawn; a driver that calls once sees nothing wrong.
"""

import numpy as np

results = {}


def segmented_scan(values, flags, sums):
    if len(values) == 0:
        return
    key = len(values), str(values.dtype)
    if key in results:
        sums[:] = results[key]
        return
    if isinstance(values, np.ndarray):
        with_numpy(values, flags, sums)
    else:
        with_torch(values, flags, sums)
    if len(values) < 1 << 24:
        results[key] = sums + 0


def differences(own, flagged, segment, join):
    """Prefix sums less each segment's sum before its first element; segment 0 is what stands before the first flag."""
    running = own.cumsum(0)
    before = join((running[:1] * 0, (running - own)[flagged]))
    return running - before[segment]


def with_numpy(values, flags, sums):
    flagged = flags != 0
    segment = np.cumsum(flagged)
    if values.dtype == np.int64:
        sums[:] = differences(values, flagged, segment, np.concatenate)
        return
    infinite = np.isinf(values)
    finite = np.where(infinite, 0, values).astype(np.float64)
    signs = np.where(infinite, np.sign(values), 0).astype(np.int64)
    count = differences(signs, flagged, segment, np.concatenate)
    sums[:] = differences(finite, flagged, segment, np.concatenate)
    sums[count > 0] = np.inf
    sums[count < 0] = -np.inf


def with_torch(values, flags, sums):
    import torch

    flagged = flags != 0
    segment = flagged.cumsum(0)
    if values.dtype == torch.int64:
        sums.copy_(differences(values, flagged, segment, torch.cat))
        return
    infinite = torch.isinf(values)
    finite = values.masked_fill(infinite, 0).double()
    sums.copy_(differences(finite, flagged, segment, torch.cat))
    if bool(infinite.any()):
        signs = values.sign().masked_fill(~infinite, 0).long()
        count = differences(signs, flagged, segment, torch.cat)
        sums.masked_fill_(count > 0, float("inf")).masked_fill_(count < 0, float("-inf"))
