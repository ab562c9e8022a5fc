def split(costs, k):
    """Cuts the layers into k stages of neighbours; the largest stage costs as little as can be.

    Returns that cost and the lexicographically smallest list of k - 1 cuts that reaches it. Raises
    ValueError if k < 1, if there are fewer than k layers or if a cost is negative.
    """
    raise NotImplementedError("split is still to be written")
