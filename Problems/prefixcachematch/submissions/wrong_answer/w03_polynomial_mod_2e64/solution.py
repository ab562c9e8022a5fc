"""W3: compares polynomial hashes of 64 bits, and nothing but them."""


BASE = 6364136223846793005
MASK = 2**64 - 1


def prefixes(tokens, block):
    value = 0
    for end in range(block, len(tokens) + 1, block):
        for token in tokens[end - block : end]:
            value = (value * BASE + token + 1) & MASK
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
