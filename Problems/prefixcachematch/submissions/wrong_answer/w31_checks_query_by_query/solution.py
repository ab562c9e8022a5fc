"""W31: checks the block for each query, and so not without queries."""


def match(cache, queries, block):
    numbers = {}
    for tokens in cache if block > 0 else ():
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        if block < 1:
            raise ValueError("a block must have at least one token")
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
