"""The right answers, made in ways that share nothing with the solutions."""

FAILED = "ValueError"
BLOCK = 1000  # the driver prints a longer list as a number for each so many of its own
FEW = 20_000  # pairs of a cached sequence and a query


def by_definition(cache, queries, block):
    """The most tokens, in whole blocks, with which a cached sequence begins as the query does."""
    answers = []
    for query in queries:
        counts = range(len(query) // block * block, 0, -block)
        begun = (count for count in counts if any(s[:count] == query[:count] for s in cache))
        answers.append(next(begun, 0))
    return answers


def by_division(cache, queries, block):
    """Divides all sequences by their next block, again and again, until no query is left."""
    answers = [0] * len(queries)
    groups = [(0, list(cache), list(enumerate(queries)))]
    while groups:
        count, cached, asked = groups.pop()
        end, parts = count + block, {}
        for tokens in cached:
            if len(tokens) >= end:
                parts.setdefault(str(tokens[count:end]), ([], []))[0].append(tokens)
        for number, tokens in asked:
            part = parts.get(str(tokens[count:end])) if len(tokens) >= end else None
            if part:
                part[1].append((number, tokens))
                answers[number] = end
        groups.extend((end, *part) for part in parts.values() if part[1])
    return answers


def printed(numbers):
    if len(numbers) <= BLOCK:
        return str(numbers)
    words = ["in blocks"]
    for at in range(0, len(numbers), BLOCK):
        block = numbers[at : at + BLOCK]
        powers = enumerate(reversed(block))
        mixed = sum(number * pow(1_000_003, power, 2**64) for power, number in powers)
        words.append(str(mixed % 2**64))
    return " ".join(words)


def answer(cache, queries, block):
    if block < 1:
        return FAILED
    numbers = by_division(cache, queries, block)
    if len(cache) * len(queries) <= FEW and sum(map(len, cache)) <= FEW:
        assert numbers == by_definition(cache, queries, block)
    return printed(numbers)
