"""W12: compares with the first cached sequence that has the same first block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    first = {}
    for tokens in cache:
        if len(tokens) >= block:
            first.setdefault(tuple(tokens[:block]), tokens)
    answers = []
    for tokens in queries:
        cached, matched = first.get(tuple(tokens[:block]), ()), 0
        for end in range(block, min(len(cached), len(tokens)) + 1, block):
            if cached[end - block : end] != tokens[end - block : end]:
                break
            matched = end
        answers.append(matched)
    return answers
