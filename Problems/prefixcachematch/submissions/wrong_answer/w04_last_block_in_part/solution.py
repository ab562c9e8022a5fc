"""W4: takes what is left at the end for a block, where both have the same left."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + block, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + block, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = min(end, len(tokens))
        answers.append(matched)
    return answers
