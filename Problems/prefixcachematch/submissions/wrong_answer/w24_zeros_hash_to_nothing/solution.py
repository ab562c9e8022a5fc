"""W24: a hash of prefixes that does not see zeros in front, and no length beside it."""


PRIME = 2**61 - 1


def prefixes(tokens, block):
    value = 0
    for end in range(block, len(tokens) + 1, block):
        for token in tokens[end - block : end]:
            value = (value * 911_382_323 + token) % PRIME
        yield end, value


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    cached = {value for tokens in cache for _, value in prefixes(tokens, block)}
    answers = []
    for tokens in queries:
        matched = 0
        for end, value in prefixes(tokens, block):
            if value not in cached:
                break
            matched = end
        answers.append(matched)
    return answers
