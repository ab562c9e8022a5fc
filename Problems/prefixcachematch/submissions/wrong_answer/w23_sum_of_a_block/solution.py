"""W23: compares the sums of the tokens of blocks."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, sum(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, sum(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
