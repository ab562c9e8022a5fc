"""W45: refuses a block that is longer than all sequences."""


def match(cache, queries, block):
    longest = max(map(len, [*cache, *queries]), default=1)
    if not 0 < block <= max(longest, 1):
        raise ValueError("no sequence has a block")
    numbers = {}
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
    return answers
