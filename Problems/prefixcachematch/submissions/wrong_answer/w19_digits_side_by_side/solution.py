"""W19: writes the tokens of a block side by side, with nothing in between."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, "".join(map(str, tokens[end - block : end]))
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, "".join(map(str, tokens[end - block : end]))))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
