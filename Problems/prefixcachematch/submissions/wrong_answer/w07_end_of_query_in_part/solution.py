"""W7: the rest of a query is shared where it is the beginning of a cached block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers, begun = {}, set()
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            this = tuple(tokens[end - block : end])
            if end <= 20_000:
                begun.update((prefix, this[:length]) for length in range(1, min(block, 99)))
            prefix = numbers.setdefault((prefix, this), len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + block, block):
            this = tuple(tokens[end - block : end])
            if (prefix, this) in begun:
                matched = len(tokens)
            prefix = numbers.get((prefix, this))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
