"""W28: gives one number for all queries that are equal."""


def shared(tokens, numbers, block):
    prefix, matched = 0, 0
    for end in range(block, len(tokens) + 1, block):
        prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
        if prefix is None:
            break
        matched = end
    return matched


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = {tuple(tokens): shared(tokens, numbers, block) for tokens in queries}
    return list(answers.values())
