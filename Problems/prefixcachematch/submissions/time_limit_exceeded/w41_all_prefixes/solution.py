"""W41: a set of all prefixes, each of them wholly."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    prefixes = set()
    for tokens in cache:
        for end in range(block, len(tokens) + 1, block):
            prefixes.add(hash(tuple(tokens[:end])))
    answers = []
    for tokens in queries:
        matched = 0
        for end in range(block, len(tokens) + 1, block):
            if hash(tuple(tokens[:end])) not in prefixes:
                break
            matched = end
        answers.append(matched)
    return answers
