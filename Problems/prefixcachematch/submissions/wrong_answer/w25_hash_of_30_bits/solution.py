"""W25: compares polynomial hashes of 30 bits, and nothing but them."""


PRIME = 1_000_000_007


def prefixes(tokens, block):
    value = 0
    for end in range(block, len(tokens) + 1, block):
        for token in tokens[end - block : end]:
            value = (value * 911_382_323 + token + 1) % PRIME
        yield end, value


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    cached = {prefix for tokens in cache for prefix in prefixes(tokens, block)}
    answers = []
    for tokens in queries:
        matched = 0
        for prefix in prefixes(tokens, block):
            if prefix not in cached:
                break
            matched = prefix[0]
        answers.append(matched)
    return answers
