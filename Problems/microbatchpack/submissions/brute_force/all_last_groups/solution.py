"""The fewest groups of each prefix, over all sizes of its last group."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    fewest = [0]
    for end in range(1, len(lengths) + 1):
        cost, options = 0, []
        for begin in range(end - 1, -1, -1):
            cost += lengths[begin] * bytes_per_token
            if cost > memory_budget:
                break
            options.append(fewest[begin])
        if not options:
            return -1
        fewest.append(1 + min(options))
    return fewest[-1]
