def min_microbatches(lengths, memory_budget, bytes_per_token):
    """Fewest groups of neighbouring requests that each fit into the memory budget.

    Returns -1 if a request does not fit alone. Raises ValueError if any argument is negative.
    """
    raise NotImplementedError("min_microbatches is still to be written")
