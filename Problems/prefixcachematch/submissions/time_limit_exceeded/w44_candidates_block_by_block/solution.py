"""W44: keeps a list of the cached sequences that still agree, block by block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    answers = []
    for tokens in queries:
        candidates, matched = cache, 0
        for end in range(block, len(tokens) + 1, block):
            this = tokens[end - block : end]
            candidates = [one for one in candidates if one[end - block : end] == this]
            if not candidates:
                break
            matched = end
        answers.append(matched)
    return answers
