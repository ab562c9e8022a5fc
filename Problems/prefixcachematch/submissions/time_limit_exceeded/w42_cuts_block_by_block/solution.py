"""W42: cuts each block off the rest of the sequence, which is copied."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}
    for tokens in cache:
        prefix = 0
        while len(tokens) >= block:
            key, tokens = (prefix, tuple(tokens[:block])), tokens[block:]
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        while len(tokens) >= block:
            prefix = numbers.get((prefix, tuple(tokens[:block])))
            if prefix is None:
                break
            matched, tokens = matched + block, tokens[block:]
        answers.append(matched)
    return answers
