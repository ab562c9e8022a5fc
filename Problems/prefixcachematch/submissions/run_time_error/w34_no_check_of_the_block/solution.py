"""W34: divides by the block, whatever it is."""


def match(cache, queries, block):
    numbers = {}
    blocks = [len(tokens) // block for tokens in [*cache, *queries]]
    if not any(blocks):
        return [0] * len(queries)
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
