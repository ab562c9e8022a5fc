"""W33: refuses a block of 0, but not a negative one."""


def match(cache, queries, block):
    if block == 0:
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
        answers.append(matched)
    return answers
