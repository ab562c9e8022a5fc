"""W43: compares with all cached sequences that have the same first block."""


def shared(first, second, block):
    end = block
    while end + block <= len(first) and end + block <= len(second):
        if first[end : end + block] != second[end : end + block]:
            break
        end += block
    return end


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    groups = {}
    for tokens in cache:
        if len(tokens) >= block:
            groups.setdefault(tuple(tokens[:block]), []).append(tokens)
    answers = []
    for tokens in queries:
        group = groups.get(tuple(tokens[:block]), ()) if len(tokens) >= block else ()
        answers.append(max((shared(tokens, one, block) for one in group), default=0))
    return answers
