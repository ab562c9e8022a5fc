"""W39: one level of recursion for each block."""


def match(cache, queries, block):
    if block < 1:
        raise ValueError("a block must have at least one token")
    root = {}

    def add(node, tokens, start):
        end = start + block
        if end <= len(tokens):
            add(node.setdefault(tuple(tokens[start:end]), {}), tokens, end)

    def shared(node, tokens, start):
        end = start + block
        after = node.get(tuple(tokens[start:end])) if end <= len(tokens) else None
        return start if after is None else shared(after, tokens, end)

    for tokens in cache:
        add(root, tokens, 0)
    return [shared(root, tokens, 0) for tokens in queries]
