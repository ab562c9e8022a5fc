"""W36: a call finds what calls before it have cached."""


NUMBERS = {}


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = NUMBERS.setdefault(key, len(NUMBERS) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = NUMBERS.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
