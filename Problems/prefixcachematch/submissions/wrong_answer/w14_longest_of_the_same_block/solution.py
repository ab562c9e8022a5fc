"""W14: compares with the longest cached sequence that has the same first block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    longest = {tuple(tokens[:block]): tokens for tokens in sorted(cache, key=len)}
    answers = []
    for tokens in queries:
        cached, matched = longest.get(tuple(tokens[:block]), ()), 0
        for end in range(block, min(len(cached), len(tokens)) + 1, block):
            if cached[end - block : end] != tokens[end - block : end]:
                break
            matched = end
        answers.append(matched)
    return answers
