"""W13: compares with the last cached sequence that has the same first block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    last = {tuple(tokens[:block]): tokens for tokens in cache}
    answers = []
    for tokens in queries:
        cached, matched = last.get(tuple(tokens[:block]), ()), 0
        for end in range(block, min(len(cached), len(tokens)) + 1, block):
            if cached[end - block : end] != tokens[end - block : end]:
                break
            matched = end
        answers.append(matched)
    return answers
