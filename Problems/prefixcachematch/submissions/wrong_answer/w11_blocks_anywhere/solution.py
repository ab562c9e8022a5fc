"""W11: knows which blocks there are, but not where."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    blocks = set()
    for tokens in cache:
        for end in range(block, len(tokens) + 1, block):
            blocks.add(tuple(tokens[end - block : end]))
    answers = []
    for tokens in queries:
        matched = 0
        for end in range(block, len(tokens) + 1, block):
            if tuple(tokens[end - block : end]) not in blocks:
                break
            matched = end
        answers.append(matched)
    return answers
