"""W17: counts all blocks equal at their place, also behind one that differs."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    owners = {}
    for number, tokens in enumerate(cache):
        for end in range(block, len(tokens) + 1, block):
            owners.setdefault((end, tuple(tokens[end - block : end])), []).append(number)
    answers = []
    for tokens in queries:
        shared = {}
        for end in range(block, len(tokens) + 1, block):
            for number in owners.get((end, tuple(tokens[end - block : end])), ()):
                shared[number] = shared.get(number, 0) + block
        answers.append(max(shared.values(), default=0))
    return answers
