"""Wrong (W11): numbers the segments by their flags from 0, so that what stands before the first flag counts as the
last segment. Cases without a flag at 0: `gpu-2-flags/3-last`, `02-last`.
"""

import numpy as np


def segmented_scan(values, flags, sums):
    if len(values) == 0:
        return
    if isinstance(values, np.ndarray):
        with_numpy(values, flags, sums)
    else:
        with_torch(values, flags, sums)


def differences(own, flagged, segment):
    """Prefix sums less each segment's sum before its first element."""
    running = own.cumsum(0)
    if not flagged.any():
        return running
    before = (running - own)[flagged]
    return running - before[segment - 1]


def with_numpy(values, flags, sums):
    flagged = flags != 0
    segment = np.cumsum(flagged)
    if values.dtype == np.int64:
        sums[:] = differences(values, flagged, segment)
        return
    infinite = np.isinf(values)
    finite = np.where(infinite, 0, values).astype(np.float64)
    signs = np.where(infinite, np.sign(values), 0).astype(np.int64)
    count = differences(signs, flagged, segment)
    sums[:] = differences(finite, flagged, segment)
    sums[count > 0] = np.inf
    sums[count < 0] = -np.inf


def with_torch(values, flags, sums):
    import torch

    flagged = flags != 0
    segment = flagged.cumsum(0)
    if values.dtype == torch.int64:
        sums.copy_(differences(values, flagged, segment))
        return
    infinite = torch.isinf(values)
    finite = values.masked_fill(infinite, 0).double()
    sums.copy_(differences(finite, flagged, segment))
    if bool(infinite.any()):
        signs = values.sign().masked_fill(~infinite, 0).long()
        count = differences(signs, flagged, segment)
        sums.masked_fill_(count > 0, float("inf")).masked_fill_(count < 0, float("-inf"))
