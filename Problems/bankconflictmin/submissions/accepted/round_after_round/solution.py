"""Asks the banks round after round, and each delivers the word of the first lane still waiting."""


class Memory:
    LANES = 32
    BANKS = 32
    WORD = 4

    def round(self, words):
        """The words that are still missing after one transaction."""
        delivered = [None] * self.BANKS
        for word in reversed(words):
            delivered[word % self.BANKS] = word
        return [word for word in words if delivered[word % self.BANKS] != word]

    def words(self, addresses):
        for address in addresses:
            if address < 0 or address % self.WORD != 0:
                raise ValueError(f"{address} is not the address of a word")
            yield address // self.WORD


def transactions(addresses):
    memory = Memory()
    if len(addresses) > memory.LANES:
        raise ValueError(f"{len(addresses)} lanes")
    missing, rounds = list(memory.words(addresses)), 0
    while missing:
        missing = memory.round(missing)
        rounds += 1
    return rounds
