"""W8: rounds the tokens shared up to blocks."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(1, len(tokens) + 1):
            key = prefix, tuple(tokens[end - 1 : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(1, len(tokens) + 1):
            prefix = numbers.get((prefix, tuple(tokens[end - 1 : end])))
            if prefix is None:
                break
            matched = end
        answers.append(-(-matched // block) * block)
    return answers
