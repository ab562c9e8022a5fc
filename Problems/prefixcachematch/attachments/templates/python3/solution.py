def match(cache, queries, block):
    """For each query, how many tokens in whole blocks the best cached sequence shares with it.

    Returns a list with one integer for each query. Raises ValueError if the block is less than one
    token.
    """
    raise NotImplementedError("match is still to be written")
