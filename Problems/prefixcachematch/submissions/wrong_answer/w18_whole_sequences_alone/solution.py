"""W18: counts where cached sequences end, not what they have before."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    numbers, ends = {}, set()
    for tokens in cache:
        prefix = 0
        for end in range(block, len(tokens) + 1, block):
            key = prefix, tuple(tokens[end - block : end])
            prefix = numbers.setdefault(key, len(numbers) + 1)
        ends.add(prefix)
    answers = []
    for tokens in queries:
        prefix, matched = 0, 0
        for end in range(block, len(tokens) + 1, block):
            prefix = numbers.get((prefix, tuple(tokens[end - block : end])))
            if prefix is None:
                break
            if prefix in ends or end + block > len(tokens):
                matched = end
        answers.append(matched)
    return answers
