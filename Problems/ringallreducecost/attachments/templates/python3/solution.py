def allreduce_time(nbytes, bandwidths):
    """Seconds that an all-reduce of nbytes takes on a ring: (numerator, denominator), reduced.

    bandwidths: sequence of ints, bytes a second of the link from each rank to the next. Raises
    ValueError if there are none, if nbytes is negative or if a bandwidth is less than 1.
    """
    raise NotImplementedError("allreduce_time is still to be written")
