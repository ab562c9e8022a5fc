"""Numbers the cached prefixes: (number of the prefix one block shorter, last block) -> number."""


class Prefixes:
    def __init__(self, block):
        if block < 1:
            raise ValueError("a block must have at least one token")
        self.block = block
        self.numbers = {}

    def blocks(self, tokens):
        """The whole blocks, as far as there are any."""
        size = self.block
        for end in range(size, len(tokens) + 1, size):
            yield tuple(tokens[end - size : end])

    def add(self, tokens):
        prefix = 0
        for block in self.blocks(tokens):
            prefix = self.numbers.setdefault((prefix, block), len(self.numbers) + 1)

    def match(self, tokens):
        prefix, matched = 0, 0
        for block in self.blocks(tokens):
            prefix = self.numbers.get((prefix, block))
            if prefix is None:
                break
            matched += self.block
        return matched


def match(cache, queries, block):
    prefixes = Prefixes(block)
    for tokens in cache:
        prefixes.add(tokens)
    return [prefixes.match(tokens) for tokens in queries]
