def transactions(addresses):
    """Fewest transactions in which 32 banks deliver the 4-byte words at the lanes' addresses.

    addresses: sequence of ints, in bytes. Raises ValueError if there are more than 32, or if one is
    negative or not a multiple of 4.
    """
    raise NotImplementedError("transactions is still to be written")
