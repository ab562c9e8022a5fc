"""W10: knows which blocks there are at each place, but not behind which others."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = set()
    for tokens in cache:
        for end in range(block, len(tokens) + 1, block):
            numbers.add((end, tuple(tokens[end - block : end])))
    answers = []
    for tokens in queries:
        matched = 0
        for end in range(block, len(tokens) + 1, block):
            if (end, tuple(tokens[end - block : end])) not in numbers:
                break
            matched = end
        answers.append(matched)
    return answers
