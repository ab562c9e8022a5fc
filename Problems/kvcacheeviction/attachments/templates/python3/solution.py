def replay(capacity, ops):
    """Replays the operations on a cache of so many pages, empty at first.

    Returns a list with one report for each operation. Raises ValueError if the capacity is negative
    or a touch has less than one page.
    """
    raise NotImplementedError("replay is still to be written")
