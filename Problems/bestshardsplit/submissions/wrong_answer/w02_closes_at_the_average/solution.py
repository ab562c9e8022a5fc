"""W2: closes a stage when its share of the total is reached."""


def split(costs, k):
    if k < 1 or k > len(costs):
        raise ValueError("k must be from 1 to the number of layers")
    if min(costs) < 0:
        raise ValueError("costs must not be negative")
    cuts, used, largest, total = [], 0, 0, sum(costs)
    for layer, cost in enumerate(costs):
        missing = k - 1 - len(cuts)
        if layer and missing and (used * k >= total or len(costs) - layer == missing):
            cuts.append(layer)
            used = 0
        used += cost
        largest = max(largest, used)
    return largest, cuts
