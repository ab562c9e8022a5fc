"""W2: divides the total by the budget and rounds up."""


def min_microbatches(lengths, memory_budget, bytes_per_token):
    if memory_budget < 0 or bytes_per_token < 0 or min(lengths, default=0) < 0:
        raise ValueError("a negative argument")
    if not lengths:
        return 0
    if bytes_per_token == 0:
        return 1
    tokens = memory_budget // bytes_per_token
    if max(lengths) > tokens:
        return -1
    if tokens == 0:
        return 1
    return max(1, -(-sum(lengths) // tokens))
