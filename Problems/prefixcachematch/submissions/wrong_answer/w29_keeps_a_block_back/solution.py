"""W29: of a query that is cached wholly, keeps a block back to be computed."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched - block if 0 < matched == len(tokens) else matched)
    return answers
