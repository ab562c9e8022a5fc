"""W26: puts each query into the cache once it is answered."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers = {}

    def add(tokens):
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)

    for tokens in cache:
        add(tokens)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            matched = end
        answers.append(matched)
        add(tokens)
    return answers
