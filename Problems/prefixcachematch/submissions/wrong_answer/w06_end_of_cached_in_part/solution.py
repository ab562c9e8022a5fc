"""W6: a cached sequence that ends within a block of the query shares that block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers, rests = {}, {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
        rest = tuple(tokens[len(tokens) // block * block :])
        if rest:
            rests.setdefault(prefix, []).append(rest)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            this = tuple(tokens[end - block : end])
            found = numbers.get((prefix, this))
            if found is None:
                if any(this[: len(rest)] == rest for rest in rests.get(prefix, [])):
                    matched = end
                break
            prefix, matched = found, end
        answers.append(matched)
    return answers
